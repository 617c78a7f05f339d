/**
 * An ordered list whose entries move by pointer, touch or keyboard: Space lifts, arrows move, Space drops, Escape puts
 * back. `ArrangeSurface` does the same for groups; no other file knows the drag library.
 */
import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  horizontalListSortingStrategy,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './SortSurface.module.css';

interface SurfaceProps {
  /** Keys of the ordered entries. */
  keys: readonly string[];
  /** Spoken name of an entry. */
  nameOf: (key: string) => string;
  /** Entry `key` now stands at `to`. */
  onMove: (key: string, to: number) => void;
  /** @default 'column' */
  direction?: 'column' | 'row';
  children: ReactNode;
}

/** What stands in a row is pressed by Enter. */
const SPACE_LIFTS = { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] };

const STRATEGIES = { column: verticalListSortingStrategy, row: horizontalListSortingStrategy };

export function SortSurface({ keys, nameOf, onMove, direction = 'column', children }: SurfaceProps) {
  const { t } = useTranslation('common');
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: sortableKeyboardCoordinates,
      ...(direction === 'row' ? { keyboardCodes: SPACE_LIFTS } : {}),
    }),
  );
  const name = (id: string | number) => nameOf(String(id));
  const place = (id: string | number) => keys.indexOf(String(id)) + 1;
  const total = keys.length;
  /** The place that was spoken of last: what is lifted lies over itself at once, which is no news. */
  const told = useRef(0);
  const announcements: Announcements = {
    onDragStart: ({ active }) => {
      told.current = place(active.id);
      return t('sort.lifted', { name: name(active.id), place: told.current, total });
    },
    onDragOver: ({ active, over }) => {
      if (!over || place(over.id) === told.current) return undefined;
      told.current = place(over.id);
      return t('sort.moved', { name: name(active.id), place: told.current, total });
    },
    onDragEnd: ({ active, over }) =>
      over
        ? t('sort.dropped', { name: name(active.id), place: place(over.id) })
        : t('sort.cancelled', { name: name(active.id) }),
    onDragCancel: ({ active }) => t('sort.cancelled', { name: name(active.id) }),
  };
  const drop = ({ active, over }: DragEndEvent) => {
    const to = over ? keys.indexOf(String(over.id)) : -1;
    if (to >= 0 && active.id !== over?.id) onMove(String(active.id), to);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('sort.how') } }}
    >
      <SortableContext items={[...keys]} strategy={STRATEGIES[direction]}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

/** What an entry of the list gives to its handle, or to itself. */
export interface Handle {
  ref: (element: HTMLElement | null) => void;
  props: Record<string, unknown>;
}

interface EntryProps {
  id: string;
  className?: string | undefined;
  /** @default div */
  as?: 'div' | 'li';
  children: (handle: Handle) => ReactNode;
}

export function SortEntry({ id, className, as: Element = 'div', children }: EntryProps) {
  const entry = useSortable({ id });
  const { isDragging, isOver } = entry;
  const names = [className, isDragging && styles.origin, isOver && !isDragging && styles.target];
  return (
    <Element
      ref={entry.setNodeRef}
      className={names.filter(Boolean).join(' ')}
      style={{ transform: CSS.Translate.toString(entry.transform) ?? '', transition: entry.transition ?? '' }}
    >
      {children({ ref: entry.setActivatorNodeRef, props: { ...entry.attributes, ...entry.listeners } })}
    </Element>
  );
}
