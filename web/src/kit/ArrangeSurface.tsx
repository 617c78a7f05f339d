/**
 * Things in groups that are arranged by pointer, touch or keyboard, and sources outside that drop among them. Nothing
 * gives way while something is dragged: a line ending in a tenon shows where it will stand. A drop tells a spot that
 * means the same whatever is taken away before: a group, and the entry it stands before.
 */
import {
  type Announcements,
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, useSortable } from '@dnd-kit/sortable';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ArrangeSurface.module.css';
import type { Handle } from './SortSurface';

export interface Spot {
  readonly group: string;
  /** Key of the entry it stands before; null is the end of the group. */
  readonly before: string | null;
}

export interface ArrangeGroup {
  readonly key: string;
  readonly entries: readonly string[];
}

interface SurfaceProps {
  groups: readonly ArrangeGroup[];
  /** Spoken name of an entry, or of a source that is dragged in. */
  nameOf: (key: string) => string;
  onMove: (entry: string, spot: Spot) => void;
  onDrop: (source: string, spot: Spot) => void;
  /** What hangs at the pointer. */
  ghost: (id: string) => ReactNode;
  children: ReactNode;
}

const SOURCE = 'source:';
/** Target that stands for the end of a group. */
const END = 'end:';

const isSource = (id: unknown): boolean => String(id).startsWith(SOURCE);

/** Under the pointer first; between things, and for the keyboard, the nearest. */
const nearest: CollisionDetection = (args) => {
  const under = pointerWithin(args);
  return under.length > 0 ? under : closestCenter(args);
};

const stay = () => null;

// The same objects every time: new ones would give every entry new listeners, and draw each anew.
const MOUSE = { activationConstraint: { distance: 4 } };
const TOUCH = { activationConstraint: { delay: 250, tolerance: 8 } };
const KEYBOARD = { coordinateGetter: sortableKeyboardCoordinates };

/** Where `active` will stand when it is let go over `over`. */
function spotOf(groups: readonly ArrangeGroup[], active: string, over: string): Spot | null {
  if (over.startsWith(END)) return { group: over.slice(END.length), before: null };
  const group = groups.find(({ entries }) => entries.includes(over));
  if (!group) return null;
  const at = group.entries.indexOf(over);
  const from = group.entries.indexOf(active);
  // within a group one goes past what one moves onto; from elsewhere one goes before it
  const past = from >= 0 && from < at;
  return { group: group.key, before: past ? (group.entries[at + 1] ?? null) : over };
}

export function ArrangeSurface({ groups, nameOf, onMove, onDrop, ghost, children }: SurfaceProps) {
  const { t } = useTranslation('common');
  const [held, setHeld] = useState<string | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, MOUSE),
    useSensor(TouchSensor, TOUCH),
    useSensor(KeyboardSensor, KEYBOARD),
  );
  const order = useMemo(() => groups.flatMap(({ entries }) => entries), [groups]);
  const items = useMemo(() => [...order], [order]);
  const name = (id: string | number) => nameOf(String(id).replace(SOURCE, ''));
  const place = (id: string | number) => {
    const text = String(id);
    if (!text.startsWith(END)) return order.indexOf(text) + 1;
    const last = groups.find(({ key }) => key === text.slice(END.length))?.entries.at(-1);
    return last === undefined ? 1 : order.indexOf(last) + 1;
  };
  const total = order.length;
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
    if (!over || id === over.id) return;
    const spot = spotOf(groups, id, String(over.id));
    if (!spot) return;
    if (isSource(id)) onDrop(id.slice(SOURCE.length), spot);
    else onMove(id, spot);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearest}
      onDragStart={({ active }) => setHeld(String(active.id))}
      onDragEnd={drop}
      onDragCancel={() => setHeld(null)}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('sort.how') } }}
    >
      <SortableContext items={items} strategy={stay}>
        {children}
      </SortableContext>
      <DragOverlay dropAnimation={null}>
        {held !== null && <div className={styles.ghost}>{ghost(held.replace(SOURCE, ''))}</div>}
      </DragOverlay>
    </DndContext>
  );
}

interface EntryProps {
  id: string;
  className?: string | undefined;
  style?: React.CSSProperties;
  /** The group stands in columns: the line is upright, beside the entry. */
  upright?: boolean;
  children: (handle: Handle) => ReactNode;
}

export function ArrangeEntry({ id, className, style, upright = false, children }: EntryProps) {
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, isDragging, isOver, activeIndex, index } =
    useSortable({ id, transition: null });
  const aimed = isOver && !isDragging;
  const past = activeIndex >= 0 && activeIndex < index;
  const line = aimed && styles[past ? (upright ? 'right' : 'below') : upright ? 'left' : 'above'];
  const handle = useMemo(
    () => ({ ref: setActivatorNodeRef, props: { ...attributes, ...listeners } }),
    [setActivatorNodeRef, attributes, listeners],
  );
  return (
    <div
      ref={setNodeRef}
      className={[className, isDragging && styles.origin, aimed && styles.target, line].filter(Boolean).join(' ')}
      style={style}
    >
      {children(handle)}
    </div>
  );
}

/** The end of a group, also where an empty one takes its first entry. */
export function ArrangeEnd({
  group,
  className,
  children,
}: {
  group: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  const { setNodeRef, isOver } = useDroppable({ id: END + group });
  return (
    <div
      ref={setNodeRef}
      className={[className, isOver && `${styles.target} ${styles.above}`].filter(Boolean).join(' ')}
    >
      {children}
    </div>
  );
}

/** Something outside that may be dragged in. */
export function ArrangeSource({ id, children }: { id: string; children: (handle: Handle) => ReactNode }) {
  const { setNodeRef, listeners } = useDraggable({ id: SOURCE + id });
  return <>{children({ ref: setNodeRef, props: { ...listeners, onKeyDown: undefined } })}</>;
}
