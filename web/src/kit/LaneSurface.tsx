/**
 * Cards that move among lanes by pointer, touch or keyboard: Space lifts, arrows go from lane to lane, Space drops,
 * Escape puts back. The card itself hangs at the pointer; lanes answer at once whether they take it.
 */
import {
  type Announcements,
  type CollisionDetection,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardCode,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './LaneSurface.module.css';

interface SurfaceProps {
  /** Spoken name of a card. */
  nameOf: (card: string) => string;
  /** What a lane says to a card: its name, its place among the lanes, and whether it takes it. */
  sayOf: (lane: string, card: string) => string;
  onLift: (card: string) => void;
  onDrop: (card: string, lane: string | null) => void;
  ghost: (card: string) => ReactNode;
  children: ReactNode;
}

const RETURN = { duration: 150, easing: 'ease-out' };

type Rect = { left: number; top: number; width: number; height: number };

/** Under the pointer; for the keyboard, which has none, the lane whose corner is nearest. */
const laneUnder: CollisionDetection = (args) => {
  if (args.pointerCoordinates) return pointerWithin(args);
  const far = ({ id }: { id: string | number }) => {
    const rect = args.droppableRects.get(id);
    const { left, top } = args.collisionRect;
    return rect ? Math.hypot(rect.left - left, rect.top - top) : Number.POSITIVE_INFINITY;
  };
  const [nearest] = [...args.droppableContainers].sort((a, b) => far(a) - far(b));
  return nearest ? [{ id: nearest.id, data: { droppableContainer: nearest, value: 0 } }] : [];
};

/** How far a lane lies in the direction of an arrow; Infinity if it does not. */
function ahead(code: string, from: Rect, to: Rect): number {
  const [right, down] = [to.left - from.left, to.top - from.top];
  const beside = Math.abs(down) < from.height / 2;
  const below = Math.abs(right) < from.width / 2;
  const way =
    {
      [KeyboardCode.Right]: beside && right,
      [KeyboardCode.Left]: beside && -right,
      [KeyboardCode.Down]: below && down,
      [KeyboardCode.Up]: below && -down,
    }[code] || 0;
  return way > 1 ? way : Number.POSITIVE_INFINITY;
}

/** Arrows go to the next lane in their direction. */
const toLane: KeyboardCoordinateGetter = (event, { context }) => {
  const here = context.over?.rect;
  if (!event.code.startsWith('Arrow') || !here) return undefined;
  event.preventDefault();
  const lanes = [...context.droppableRects.entries()].map(([id, rect]) => ({
    id,
    rect,
    way: ahead(event.code, here, rect),
  }));
  const [next] = lanes.filter(({ way }) => way < Number.POSITIVE_INFINITY).sort((a, b) => a.way - b.way);
  if (!next) return undefined;
  context.droppableContainers.get(next.id)?.node.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return { x: next.rect.left, y: next.rect.top };
};

export function LaneSurface({ nameOf, sayOf, onLift, onDrop, ghost, children }: SurfaceProps) {
  const { t } = useTranslation('common');
  const [lifted, setLifted] = useState<string | null>(null);
  const [taken, setTaken] = useState(false);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: toLane,
      keyboardCodes: {
        start: [KeyboardCode.Space],
        cancel: [KeyboardCode.Esc],
        end: [KeyboardCode.Space, KeyboardCode.Enter],
      },
    }),
  );
  const said = (lane: string | number, card: string | number) => sayOf(String(lane), String(card));
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('lanes.lifted', { name: nameOf(String(active.id)) }),
    onDragOver: ({ active, over }) => (over ? said(over.id, active.id) : undefined),
    onDragEnd: ({ active, over }) =>
      over ? said(over.id, active.id) : t('sort.cancelled', { name: nameOf(String(active.id)) }),
    onDragCancel: ({ active }) => t('sort.cancelled', { name: nameOf(String(active.id)) }),
  };
  const end = ({ active, over }: DragEndEvent) => {
    setLifted(null);
    onDrop(String(active.id), over ? String(over.id) : null);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={laneUnder}
      onDragStart={({ active }) => {
        setLifted(String(active.id));
        setTaken(false);
        onLift(String(active.id));
      }}
      onDragOver={({ over }) => setTaken(over !== null)}
      onDragEnd={end}
      onDragCancel={({ active }) => {
        setLifted(null);
        setTaken(false);
        onDrop(String(active.id), null);
      }}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('lanes.how') } }}
    >
      {children}
      <DragOverlay dropAnimation={taken ? null : RETURN} className={styles.layer ?? ''}>
        {lifted !== null && <div className={styles.ghost}>{ghost(lifted)}</div>}
      </DragOverlay>
    </DndContext>
  );
}

/** What a card gives to its button. */
export interface CardHandle {
  ref: (element: HTMLElement | null) => void;
  props: Record<string, unknown>;
  lifted: boolean;
}

/** A card can be lifted while `enabled`; its button takes the handle. */
export function useCard(id: string, enabled: boolean): CardHandle {
  const { t } = useTranslation('common');
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({
    id,
    disabled: !enabled,
    attributes: { roleDescription: t('lanes.card') },
  });
  const { 'aria-disabled': _, role: __, tabIndex: ___, ...rest } = attributes;
  return { ref: setNodeRef, props: enabled ? { ...rest, ...listeners } : {}, lifted: isDragging };
}

export function useLane(id: string): { ref: (element: HTMLElement | null) => void; over: boolean } {
  const { setNodeRef, isOver } = useDroppable({ id });
  return { ref: setNodeRef, over: isOver };
}
