/**
 * The options of a choice field under design: words, colour, order; published ones are retired, not deleted. Pasted
 * lines become one option each; of thousands only those in sight are drawn.
 */
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptionBody } from '../../api/types';
import { useRowWindow } from '../../grid/useRowWindow';
import { Icon } from '../../kit/Icon';
import { useIsPhone } from '../../kit/phone';
import { SortEntry, SortSurface } from '../../kit/SortSurface';
import { useSession } from '../../kit/session';
import { textOf, withText } from '../../kit/words';
import { matching } from '../controls/matching';
import { INTERIM, withLabels } from './lines';
import { OptionRow } from './OptionRow';
import styles from './options.module.css';
import { PasteOptions } from './PasteOptions';

interface Props<O extends OptionBody> {
  options: readonly O[];
  /** Keys that records may hold already. */
  published: readonly string[];
  onChange: (options: O[]) => void;
  keyFor: (label: string, taken: readonly string[]) => Promise<string>;
  /** More settings of an option, below its line. */
  more?: (option: O, change: (part: Partial<O>) => void) => ReactNode;
}

/** Above this many there is a box to find one in. */
const FIND_FROM = 12;
/** Above this many only those in sight are drawn. */
const WINDOW_FROM = 120;
/** Keys made of words are asked for one by one; more than these keep the keys they have. */
const NAMED_MOST = 40;

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, i) => i !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

export function OptionList<O extends OptionBody>({ options, published, onChange, keyFor, more }: Props<O>) {
  const { t, i18n } = useTranslation('fields');
  const base = useSession().workspace.language;
  const [search, setSearch] = useState('');
  const [pasting, setPasting] = useState<string | null>(null);
  const latest = useRef(options);
  latest.current = options;

  const nameOf = ({ label }: OptionBody) => textOf(label, i18n.language);
  const set = (next: O[]) => {
    latest.current = next;
    onChange(next);
  };
  const replace = (key: string, change: Partial<O>) =>
    set(latest.current.map((option) => (option.key === key ? { ...option, ...change } : option)));
  const settle = async (option: O) => {
    const label = nameOf(option);
    if (!label || !INTERIM.test(option.key) || published.includes(option.key)) return;
    const others = latest.current.filter(({ key }) => key !== option.key).map(({ key }) => key);
    const key = await keyFor(label, [...others, ...published]);
    replace(option.key, { key } as Partial<O>);
  };
  const append = async (labels: readonly string[]) => {
    const before = latest.current.filter((option) => nameOf(option) || published.includes(option.key));
    const next = withLabels(before, labels, i18n.language, base) as O[];
    set(next);
    if (labels.length <= NAMED_MOST) for (const option of next.slice(before.length)) await settle(option);
  };
  const shown = search
    ? matching(
        options.map((option) => ({ label: nameOf(option), key: option.key, option })),
        search,
      ).map(({ option }) => option)
    : options;
  return (
    <div className={styles.options}>
      {options.length > FIND_FROM && (
        <div className={styles.find}>
          <Icon name="search" size={14} />
          <input
            value={search}
            aria-label={t('options.find')}
            placeholder={t('options.findIn', { count: options.length })}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      )}
      <SortSurface
        keys={shown.map(({ key }) => key)}
        nameOf={(key) => nameOf(options.find((option) => option.key === key) ?? ({ label: '' } as OptionBody))}
        onMove={(key, to) => {
          const from = options.findIndex((option) => option.key === key);
          const target = options.findIndex((option) => option.key === shown[to]?.key);
          set(moved(options, from, target));
        }}
      >
        <Rows
          options={shown}
          row={(option) => (
            <SortEntry key={option.key} id={option.key} className={styles.entry}>
              {(handle) => (
                <>
                  <OptionRow
                    option={option}
                    label={nameOf(option)}
                    fixed={published.includes(option.key)}
                    handle={handle}
                    onName={(text) =>
                      replace(option.key, { label: withText(option.label, i18n.language, text, base) } as Partial<O>)
                    }
                    onSettle={() => void settle(option)}
                    onNext={() => void append([''])}
                    onLines={setPasting}
                    onColor={(color) => replace(option.key, { color } as Partial<O>)}
                    onRetire={(retired) => replace(option.key, { retired } as Partial<O>)}
                    onRemove={() => set(options.filter((other) => other !== option))}
                  />
                  {more?.(option, (part) => replace(option.key, part))}
                </>
              )}
            </SortEntry>
          )}
        />
      </SortSurface>
      <div className={styles.foot}>
        <button type="button" className="btn ghost" onClick={() => void append([''])}>
          <Icon name="plus" />
          {t('config.addOption')}
        </button>
        <button type="button" className="btn ghost" onClick={() => setPasting('')}>
          <Icon name="lines" />
          {t('options.paste')}
        </button>
      </div>
      {pasting !== null && (
        <PasteOptions
          begin={pasting}
          options={options}
          onAdd={(labels) => void append(labels)}
          onClose={() => setPasting(null)}
        />
      )}
    </div>
  );
}

interface RowsProps<O> {
  options: readonly O[];
  row: (option: O) => ReactNode;
}

function Rows<O>({ options, row }: RowsProps<O>) {
  return options.length > WINDOW_FROM ? <ManyRows options={options} row={row} /> : options.map(row);
}

function ManyRows<O>({ options, row }: RowsProps<O>) {
  const { t } = useTranslation('fields');
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = useIsPhone() ? 44 : 32;
  const { first, end } = useRowWindow({ scroller, total: options.length, rowPx, list: '' });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: thousands of options scroll, for the keyboard too
    <section ref={scroller} className={styles.scroller} aria-label={t('config.options')} tabIndex={0}>
      <div style={{ height: first * rowPx }} />
      {options.slice(first, end).map(row)}
      <div style={{ height: Math.max(0, options.length - end) * rowPx }} />
    </section>
  );
}
