/**
 * Which columns are shown, in which order, and which figure stands below each: tick, drag or move with the keyboard.
 * Typing finds a field by its name, its pinyin or initials.
 */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription, ObjectDescription } from '../../api/types';
import controls from '../../fields/controls/controls.module.css';
import { matching } from '../../fields/controls/matching';
import { Popup } from '../../fields/controls/Popup';
import { fieldTypeOf } from '../../fields/registry';
import { useHotkey } from '../../kit/hotkeys';
import { Icon } from '../../kit/Icon';
import { Menu } from '../../kit/Menu';
import { type Handle, SortEntry, SortSurface } from '../../kit/SortSurface';
import type { ListColumns } from './columns';
import { figuresOf } from './figures';
import styles from './list.module.css';
import type { Figure, Total, ViewState } from './view';

interface Props {
  object: ObjectDescription;
  view: ViewState;
  columns: ListColumns;
}

export function ColumnMenu(props: Props) {
  const { t } = useTranslation('list');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useHotkey('h', () => setOpen(true), { label: t('columns.title') });
  return (
    <>
      <button ref={button} type="button" className="btn ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="columns" />
        {t('columns.button')}
        <span className="muted numeric">
          {props.columns.fields.length}/{props.object.fields.length}
        </span>
      </button>
      {open && (
        <Popup anchor={button} onClose={() => setOpen(false)} align="end" width={320} label={t('columns.title')}>
          <ColumnList {...props} />
        </Popup>
      )}
    </>
  );
}

function ColumnList({ object, view, columns }: Props) {
  const { t } = useTranslation('list');
  const [search, setSearch] = useState('');
  const shown = columns.fields.map(({ key }) => key);
  const fits = new Set(matching(object.fields, search).map(({ key }) => key));
  const hidden = object.fields.filter(({ key }) => !shown.includes(key) && fits.has(key));
  const labelOf = (key: string) => object.fields.find((field) => field.key === key)?.label ?? '';
  const move = (key: string, to: number) => {
    const rest = shown.filter((other) => other !== key);
    columns.setKeys([...rest.slice(0, to), key, ...rest.slice(to)]);
  };
  const line = (field: FieldDescription, handle: Handle | null) => (
    <>
      <label>
        <input
          type="checkbox"
          checked={handle !== null}
          disabled={field.key === object.title_field}
          aria-label={t('columns.show', { label: field.label })}
          onChange={() =>
            columns.setKeys(handle ? shown.filter((other) => other !== field.key) : [...shown, field.key])
          }
        />
        <Icon name={fieldTypeOf(field.type).icon} />
        <span className="ellipsis">{field.label}</span>
      </label>
      {handle && <FigureMenu field={field} view={view} />}
      {handle && field.key !== object.title_field && (
        <button
          ref={handle.ref}
          type="button"
          className={styles.grip}
          {...handle.props}
          aria-label={t('columns.move', { label: field.label })}
        >
          <Icon name="drag" size={14} />
        </button>
      )}
    </>
  );
  return (
    <div className={styles.columns}>
      <input
        className={controls.input}
        type="search"
        aria-label={t('columns.find')}
        placeholder={t('columns.find')}
        autoFocus
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <SortSurface keys={shown} nameOf={labelOf} onMove={move}>
        {columns.fields
          .filter(({ key }) => fits.has(key))
          .map((field) => (
            <SortEntry key={field.key} id={field.key} className={styles.column}>
              {(handle) => line(field, handle)}
            </SortEntry>
          ))}
      </SortSurface>
      {hidden.length > 0 && <hr />}
      {hidden.map((field) => (
        <div key={field.key} className={styles.column}>
          {line(field, null)}
        </div>
      ))}
      {fits.size === 0 && <p className="muted">{t('columns.none')}</p>}
      <button type="button" className="btn ghost" disabled={!columns.chosen} onClick={columns.reset}>
        {t('columns.reset')}
      </button>
    </div>
  );
}

/** Which figure stands below a column: one, or none. */
function FigureMenu({ field, view }: { field: FieldDescription; view: ViewState }) {
  const { t } = useTranslation('list');
  const figures = figuresOf(field);
  const now = view.body.totals.find((total) => total.field === field.key);
  if (figures.length === 0) return null;
  const choose = (fn: Figure | null) => {
    const others = view.body.totals.filter((total) => total.field !== field.key);
    const totals: readonly Total[] = fn ? [...others, { field: field.key, fn }] : others;
    view.change({ totals });
  };
  const none = { key: 'none', label: t('figure.none'), checked: !now, run: () => choose(null) };
  const entries = figures.map((fn) => ({
    key: fn,
    label: t(`figure.${fn}`),
    checked: now?.fn === fn,
    run: () => choose(fn),
  }));
  return (
    <Menu
      label={t('figure.of', { label: field.label })}
      className={now ? `${styles.figure} ${styles.on}` : (styles.figure ?? '')}
      align="end"
      entries={[none, ...entries]}
    >
      {now ? t(`figure.${now.fn}`) : 'Σ'}
    </Menu>
  );
}
