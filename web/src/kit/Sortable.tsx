/** A list put in order by its handles: drag, or Space lifts, arrows move, Space drops. */
import { arrayMove } from '@dnd-kit/sortable';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import styles from './Sortable.module.css';
import { SortEntry, SortSurface } from './SortSurface';

interface Props<T> {
  items: readonly T[];
  idOf: (item: T) => string;
  /** Spoken name of one item. */
  nameOf: (item: T) => string;
  onMove: (items: T[], moved: T) => void;
  children: (item: T, index: number) => ReactNode;
}

export function Sortable<T>({ items, idOf, nameOf, onMove, children }: Props<T>) {
  const { t } = useTranslation('common');
  const ids = items.map(idOf);
  const find = (id: string) => items[ids.indexOf(id)];
  const move = (id: string, to: number) => {
    const moved = find(id);
    if (moved !== undefined) onMove(arrayMove([...items], ids.indexOf(id), to), moved);
  };
  const name = (id: string) => {
    const item = find(id);
    return item === undefined ? '' : nameOf(item);
  };
  return (
    <SortSurface keys={ids} nameOf={name} onMove={move}>
      <ul className={styles.list}>
        {items.map((item, index) => (
          <SortEntry key={idOf(item)} as="li" id={idOf(item)} className={styles.row}>
            {(handle) => (
              <>
                <button
                  ref={handle.ref}
                  type="button"
                  className={styles.handle}
                  {...handle.props}
                  aria-label={t('sort.handle', { name: nameOf(item) })}
                >
                  <Icon name="drag" />
                </button>
                {children(item, index)}
              </>
            )}
          </SortEntry>
        ))}
      </ul>
    </SortSurface>
  );
}
