/** A list put in order by dragging or by keyboard: Space lifts, arrows move, Space drops. The only file that knows dnd-kit. */
import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import styles from './Sortable.module.css';

interface Props<T> {
  items: readonly T[];
  idOf: (item: T) => string;
  /** Spoken name of one item. */
  nameOf: (item: T) => string;
  onMove: (items: T[], moved: T) => void;
  children: (item: T, index: number) => ReactNode;
}

/** A drag begins after 4 px with a pointer, after 250 ms with a finger, so that a tap stays a tap. */
const POINTER = { activationConstraint: { distance: 4 } };
const TOUCH = { activationConstraint: { delay: 250, tolerance: 6 } };

export function Sortable<T>({ items, idOf, nameOf, onMove, children }: Props<T>) {
  const { t } = useTranslation('common');
  const sensors = useSensors(
    useSensor(PointerSensor, POINTER),
    useSensor(TouchSensor, TOUCH),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = items.map(idOf);
  const name = (id: string | number) => {
    const item = items[ids.indexOf(String(id))];
    return item === undefined ? '' : nameOf(item);
  };
  const place = (id: string | number) => ids.indexOf(String(id)) + 1;
  const announcements: Announcements = {
    onDragStart: ({ active }) =>
      t('sort.lifted', { name: name(active.id), place: place(active.id), total: ids.length }),
    onDragOver: ({ active, over }) =>
      over ? t('sort.moved', { name: name(active.id), place: place(over.id), total: ids.length }) : undefined,
    onDragEnd: ({ active, over }) => t('sort.dropped', { name: name(active.id), place: place(over?.id ?? active.id) }),
    onDragCancel: ({ active }) => t('sort.cancelled', { name: name(active.id) }),
  };
  const end = ({ active, over }: DragEndEvent) => {
    const from = ids.indexOf(String(active.id));
    const to = over ? ids.indexOf(String(over.id)) : from;
    const moved = items[from];
    if (from !== to && moved !== undefined) onMove(arrayMove([...items], from, to), moved);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={end}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('sort.how') } }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ul className={styles.list}>
          {items.map((item, index) => (
            <Row key={idOf(item)} id={idOf(item)} name={nameOf(item)}>
              {children(item, index)}
            </Row>
          ))}
        </ul>
      </SortableContext>
    </DndContext>
  );
}

function Row({ id, name, children }: { id: string; name: string; children: ReactNode }) {
  const { t } = useTranslation('common');
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
  });
  return (
    <li
      ref={setNodeRef}
      className={isDragging ? `${styles.row} ${styles.dragging}` : styles.row}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <button
        ref={setActivatorNodeRef}
        type="button"
        className={styles.handle}
        {...attributes}
        {...listeners}
        aria-label={t('sort.handle', { name })}
      >
        <Icon name="drag" />
      </button>
      {children}
    </li>
  );
}
