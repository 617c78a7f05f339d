/** Which columns are shown, and in which order: tick, and drag or move with the keyboard. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription } from '../../api/types';
import { Popup } from '../../fields/controls/Popup';
import { fieldTypeOf } from '../../fields/registry';
import { Icon } from '../../kit/Icon';
import { SortEntry, SortSurface } from '../../kit/SortSurface';
import type { ListColumns } from './columns';
import styles from './list.module.css';

interface Props {
  object: ObjectDescription;
  columns: ListColumns;
}

export function ColumnMenu({ object, columns }: Props) {
  const { t } = useTranslation('list');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const total = object.fields.length;
  return (
    <>
      <button ref={button} type="button" className="btn ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="columns" />
        {t('columns.button')}
        <span className="muted numeric">
          {columns.fields.length}/{total}
        </span>
      </button>
      {open && (
        <Popup anchor={button} onClose={() => setOpen(false)} align="end" width={264} label={t('columns.title')}>
          <ColumnList object={object} columns={columns} />
        </Popup>
      )}
    </>
  );
}

function ColumnList({ object, columns }: Props) {
  const { t } = useTranslation('list');
  const shown = columns.fields.map(({ key }) => key);
  const hidden = object.fields.filter(({ key }) => !shown.includes(key));
  const move = (key: string, to: number) => {
    const rest = shown.filter((other) => other !== key);
    columns.setKeys([...rest.slice(0, to), key, ...rest.slice(to)]);
  };
  const row = (key: string, on: boolean) => {
    const field = object.fields.find((other) => other.key === key);
    if (!field) return null;
    return (
      <label>
        <input
          type="checkbox"
          checked={on}
          disabled={key === object.title_field}
          aria-label={t('columns.show', { label: field.label })}
          onChange={() => columns.setKeys(on ? shown.filter((other) => other !== key) : [...shown, key])}
        />
        <Icon name={fieldTypeOf(field.type).icon} />
        <span className="ellipsis">{field.label}</span>
      </label>
    );
  };
  return (
    <div className={styles.columns}>
      <SortSurface
        keys={shown}
        nameOf={(key) => object.fields.find((field) => field.key === key)?.label ?? ''}
        onMove={move}
      >
        {shown.map((key) => (
          <SortEntry key={key} id={key} className={styles.column}>
            {(handle) => (
              <>
                {row(key, true)}
                {key !== object.title_field && (
                  <button
                    ref={handle.ref}
                    type="button"
                    className={styles.grip}
                    {...handle.props}
                    aria-label={t('columns.move', { label: object.fields.find((field) => field.key === key)?.label })}
                  >
                    <Icon name="drag" size={14} />
                  </button>
                )}
              </>
            )}
          </SortEntry>
        ))}
      </SortSurface>
      {hidden.length > 0 && <hr />}
      {hidden.map(({ key }) => (
        <div key={key} className={styles.column}>
          {row(key, false)}
        </div>
      ))}
      <button type="button" className="btn ghost" onClick={() => columns.setKeys(null)}>
        {t('columns.reset')}
      </button>
    </div>
  );
}
