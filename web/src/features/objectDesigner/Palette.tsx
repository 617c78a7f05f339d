/** All field types: press to add after the selected field, or drag to a place. Search knows pinyin and initials. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldTypes } from '../../fields/registry';
import type { FieldType } from '../../fields/type';
import { useHotkey } from '../../kit/hotkeys';
import { Icon } from '../../kit/Icon';
import { isEnter } from '../../kit/ime';
import { Kbd } from '../../kit/Kbd';
import { DragSource } from '../../kit/SortSurface';
import styles from './designer.module.css';

interface Props {
  onAdd: (type: FieldType) => void;
}

export function Palette({ onAdd }: Props) {
  const { t } = useTranslation(['designer', 'fields']);
  const [search, setSearch] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useHotkey('/', () => input.current?.focus(), { label: t('palette.find') });
  const words = search.trim().toLowerCase();
  const found = fieldTypes.filter(
    ({ key, systemOnly }) =>
      !systemOnly &&
      `${t(`fields:types.${key}.label`)} ${t(`fields:types.${key}.search`)}`.toLowerCase().includes(words),
  );
  return (
    <aside className={styles.palette} aria-label={t('palette.title')}>
      <div className={styles.find}>
        <Icon name="search" />
        <input
          ref={input}
          aria-label={t('palette.find')}
          placeholder={t('palette.find')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            const first = found[0];
            if (isEnter(event) && first) onAdd(first);
          }}
        />
        {!search && <Kbd combo="/" />}
      </div>
      <h2>{t('palette.title')}</h2>
      {found.length === 0 && <p className="muted">{t('palette.nothing')}</p>}
      <ul>
        {found.map((type) => (
          <li key={type.key}>
            <DragSource id={type.key}>
              {(handle) => (
                <button
                  ref={handle.ref}
                  type="button"
                  {...handle.props}
                  title={t(`fields:types.${type.key}.hint`)}
                  aria-label={t('palette.add', { type: t(`fields:types.${type.key}.label`) })}
                  onClick={() => onAdd(type)}
                >
                  <Icon name={type.icon} />
                  <span>{t(`fields:types.${type.key}.label`)}</span>
                </button>
              )}
            </DragSource>
          </li>
        ))}
      </ul>
    </aside>
  );
}
