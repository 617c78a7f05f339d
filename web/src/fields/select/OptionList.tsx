/** The options of a select field under design: words, colour, order; published ones are retired, not deleted. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptionBody } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { isEnter } from '../../kit/ime';
import { OPTION_COLORS } from '../../kit/OptionTag';
import { type Handle, SortEntry, SortSurface } from '../../kit/SortSurface';
import { useSession } from '../../kit/session';
import { textOf, withText } from '../../kit/words';
import { Popup } from '../controls/Popup';
import styles from './options.module.css';

interface Props {
  options: readonly OptionBody[];
  /** Keys that records may hold already. */
  published: readonly string[];
  onChange: (options: OptionBody[]) => void;
  keyFor: (label: string, taken: readonly string[]) => Promise<string>;
}

/** Keys given before the words are known; replaced when they are. */
const INTERIM = /^option_\d+$/;

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, i) => i !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

export function OptionList({ options, published, onChange, keyFor }: Props) {
  const { t, i18n } = useTranslation('fields');
  const base = useSession().workspace.language;
  const latest = useRef(options);
  latest.current = options;

  const replace = (key: string, change: Partial<OptionBody>) =>
    onChange(latest.current.map((option) => (option.key === key ? { ...option, ...change } : option)));
  const add = () => {
    const taken = options.map(({ key }) => Number(INTERIM.test(key) && key.slice('option_'.length)) || 0);
    const color = OPTION_COLORS[options.length % OPTION_COLORS.length] ?? 'stone';
    onChange([...options, { key: `option_${Math.max(0, ...taken) + 1}`, label: '', color, retired: false }]);
  };
  const settle = async (option: OptionBody) => {
    const label = textOf(option.label, i18n.language);
    if (!label || !INTERIM.test(option.key) || published.includes(option.key)) return;
    const others = latest.current.filter((other) => other !== option).map(({ key }) => key);
    replace(option.key, { key: await keyFor(label, [...others, ...published]) });
  };
  return (
    <div className={styles.options}>
      <SortSurface
        keys={options.map(({ key }) => key)}
        nameOf={(key) => textOf(options.find((option) => option.key === key)?.label ?? '', i18n.language)}
        onMove={(key, to) =>
          onChange(
            moved(
              options,
              options.findIndex((option) => option.key === key),
              to,
            ),
          )
        }
      >
        {options.map((option) => (
          <SortEntry key={option.key} id={option.key} className={styles.option}>
            {(handle) => (
              <Option
                option={option}
                label={textOf(option.label, i18n.language)}
                fixed={published.includes(option.key)}
                handle={handle}
                onName={(text) => replace(option.key, { label: withText(option.label, i18n.language, text, base) })}
                onSettle={() => void settle(option)}
                onNext={add}
                onColor={(color) => replace(option.key, { color })}
                onRetire={(retired) => replace(option.key, { retired })}
                onRemove={() => onChange(options.filter((other) => other !== option))}
              />
            )}
          </SortEntry>
        ))}
      </SortSurface>
      <button type="button" className="btn ghost" onClick={add}>
        <Icon name="plus" />
        {t('config.addOption')}
      </button>
    </div>
  );
}

interface OptionProps {
  option: OptionBody;
  label: string;
  fixed: boolean;
  handle: Handle;
  onName: (text: string) => void;
  onSettle: () => void;
  onNext: () => void;
  onColor: (color: string) => void;
  onRetire: (retired: boolean) => void;
  onRemove: () => void;
}

function Option({ option, label, fixed, handle, ...on }: OptionProps) {
  const { t } = useTranslation('fields');
  const retire = option.retired ? t('config.unretire', { label }) : t('config.retire', { label });
  return (
    <>
      <button
        ref={handle.ref}
        type="button"
        className={styles.grip}
        {...handle.props}
        aria-label={label || t('config.optionName')}
      >
        <Icon name="drag" size={14} />
      </button>
      <ColorButton color={option.color} label={t('config.color', { label })} onPick={on.onColor} />
      <input
        className={option.retired ? styles.retired : ''}
        value={label}
        aria-label={t('config.optionName')}
        placeholder={t('config.optionName')}
        autoFocus={!label && !fixed}
        onChange={(event) => on.onName(event.target.value)}
        onBlur={on.onSettle}
        onKeyDown={(event) => {
          if (!isEnter(event)) return;
          event.preventDefault();
          on.onSettle();
          on.onNext();
        }}
      />
      {fixed ? (
        <button
          type="button"
          className={styles.act}
          title={retire}
          aria-label={retire}
          onClick={() => on.onRetire(!option.retired)}
        >
          <Icon name={option.retired ? 'undo' : 'eye'} size={14} />
        </button>
      ) : (
        <button type="button" className={styles.act} aria-label={t('config.remove', { label })} onClick={on.onRemove}>
          <Icon name="x" size={14} />
        </button>
      )}
    </>
  );
}

function ColorButton({ color, label, onPick }: { color: string; label: string; onPick: (color: string) => void }) {
  const { t } = useTranslation('fields');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button ref={button} type="button" className={styles.color} aria-label={label} onClick={() => setOpen(!open)}>
        <i style={{ background: `var(--tag-${color}-m)` }} />
      </button>
      {open && (
        <Popup anchor={button} onClose={() => setOpen(false)} label={label}>
          <div className={styles.colors}>
            {OPTION_COLORS.map((name) => (
              <button
                key={name}
                type="button"
                className={styles.color}
                aria-label={t(`colors.${name}`)}
                aria-pressed={name === color}
                title={t(`colors.${name}`)}
                onClick={() => {
                  onPick(name);
                  setOpen(false);
                }}
              >
                <i style={{ background: `var(--tag-${name}-m)` }} />
              </button>
            ))}
          </div>
        </Popup>
      )}
    </>
  );
}
