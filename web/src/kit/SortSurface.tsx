/**
 * The only place that knows the drag library: an ordered list whose entries move by pointer, touch or keyboard
 * (Space lifts, arrows move, Space drops, Escape puts back), and sources outside the list that drop into it.
 */
import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './SortSurface.module.css';

interface SurfaceProps {
  /** Keys of the ordered entries. */
  keys: readonly string[];
  /** Spoken name of an entry, or of a source that is dragged in. */
  nameOf: (key: string) => string;
  /** Entry `key` now stands at `to`. */
  onMove: (key: string, to: number) => void;
  /** The source `source` was dropped at place `at` of the list. */
  onDrop?: (source: string, at: number) => void;
  /** What hangs at the pointer. */
  ghost?: (id: string) => ReactNode;
  children: ReactNode;
}

const SOURCE = 'source:';
/** Target that stands for the end of the list. */
const END = 'end:';

export function SortSurface({ keys, nameOf, onMove, onDrop, ghost, children }: SurfaceProps) {
  const { t } = useTranslation('common');
  const [held, setHeld] = useState<string | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const name = (id: string | number) => nameOf(String(id).replace(SOURCE, ''));
  const place = (id: string | number) => (String(id) === END ? keys.length : keys.indexOf(String(id))) + 1;
  const total = keys.length;
  /** The place that was spoken of last: what is lifted lies over itself at once, which is no news. */
  const told = useRef(0);
  const announcements: Announcements = {
    onDragStart: ({ active }) => {
      told.current = place(active.id);
      return told.current > 0
        ? t('sort.lifted', { name: name(active.id), place: told.current, total })
        : t('sort.taken', { name: name(active.id) });
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
    setHeld(null);
    const id = String(active.id);
    if (!over) return;
    const target = String(over.id) === END ? keys.length : keys.indexOf(String(over.id));
    if (id.startsWith(SOURCE)) onDrop?.(id.slice(SOURCE.length), Math.max(0, target));
    else if (target >= 0 && id !== over.id) onMove(id, Math.min(target, keys.length - 1));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragStart={({ active }) => setHeld(String(active.id))}
      onDragEnd={drop}
      onDragCancel={() => setHeld(null)}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('sort.how') } }}
    >
      <SortableContext items={[...keys]} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
      {ghost && (
        <DragOverlay dropAnimation={null}>
          {held !== null && <div className={styles.ghost}>{ghost(held.replace(SOURCE, ''))}</div>}
        </DragOverlay>
      )}
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
  const { isDragging, isOver, active } = entry;
  const names = [className, isDragging && styles.origin, isOver && !isDragging && styles.target];
  const fromOutside = String(active?.id ?? '').startsWith(SOURCE);
  return (
    <Element
      ref={entry.setNodeRef}
      className={names.filter(Boolean).join(' ')}
      // A source from outside shows a line; the entries only make room for one another.
      style={
        fromOutside
          ? {}
          : { transform: CSS.Translate.toString(entry.transform) ?? '', transition: entry.transition ?? '' }
      }
    >
      {children({ ref: entry.setActivatorNodeRef, props: { ...entry.attributes, ...entry.listeners } })}
    </Element>
  );
}

export function SortEnd({ className, children }: { className?: string | undefined; children: ReactNode }) {
  const { setNodeRef, isOver } = useDroppable({ id: END });
  return (
    <div ref={setNodeRef} className={[className, isOver && styles.target].filter(Boolean).join(' ')}>
      {children}
    </div>
  );
}

export function DragSource({ id, children }: { id: string; children: (handle: Handle) => ReactNode }) {
  const { setNodeRef, listeners } = useDraggable({ id: SOURCE + id });
  return <>{children({ ref: setNodeRef, props: { ...listeners, onKeyDown: undefined } })}</>;
}
