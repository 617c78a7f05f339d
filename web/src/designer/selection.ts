/**
 * In charge of what is selected in a designer: ids in the order they were chosen, and where a range begins.
 *
 * A selection is a value. `order` is always the ids as they stand on the canvas, so that any designer, whatever it
 * draws, selects alike: a press, Ctrl or Cmd for one more, Shift for all in between, arrows to walk.
 */

export interface Selection {
  readonly ids: readonly string[];
  /** From where Shift reaches; null when nothing is selected. */
  readonly anchor: string | null;
  /** The end that Shift and arrows move. */
  readonly focus: string | null;
}

export const NOTHING: Selection = { ids: [], anchor: null, focus: null };

export const only = (id: string): Selection => ({ ids: [id], anchor: id, focus: id });

export const all = (order: readonly string[]): Selection =>
  order.length === 0 ? NOTHING : { ids: [...order], anchor: order[0] ?? null, focus: order.at(-1) ?? null };

/** One more, or one less. */
export function toggle(selection: Selection, id: string): Selection {
  if (!selection.ids.includes(id)) return { ids: [...selection.ids, id], anchor: id, focus: id };
  const ids = selection.ids.filter((other) => other !== id);
  const last = ids.at(-1) ?? null;
  return { ids, anchor: last, focus: last };
}

/** Everything between the anchor and `id`, both included. */
export function reach(selection: Selection, id: string, order: readonly string[]): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return only(id);
  const ids = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids, anchor: selection.anchor, focus: id };
}

/** The selection after `by` steps of an arrow; with `extend`, as Shift does. */
export function step(selection: Selection, by: number, order: readonly string[], extend = false): Selection {
  if (order.length === 0) return NOTHING;
  const at = selection.focus === null ? -1 : order.indexOf(selection.focus);
  const next = at < 0 ? (by > 0 ? 0 : order.length - 1) : Math.max(0, Math.min(at + by, order.length - 1));
  const id = order[next] as string;
  return extend ? reach(selection, id, order) : only(id);
}

/** What a press means, by the keys that were held. */
export function press(
  selection: Selection,
  id: string,
  order: readonly string[],
  { mod, shift }: { mod: boolean; shift: boolean },
): Selection {
  if (shift) return reach(selection, id, order);
  return mod ? toggle(selection, id) : only(id);
}

/** The selection without what no longer stands on the canvas; the very same one when nothing is gone. */
export function keep(selection: Selection, order: readonly string[]): Selection {
  const there = new Set(order);
  if (selection.ids.every((id) => there.has(id))) return selection;
  const ids = selection.ids.filter((id) => there.has(id));
  const end = ids.at(-1) ?? null;
  const kept = (id: string | null) => (id !== null && there.has(id) ? id : end);
  return { ids, anchor: kept(selection.anchor), focus: kept(selection.focus) };
}

/** What to select once `gone` is removed: the next that stays, else the one before, else nothing. */
export function neighbour(gone: readonly string[], order: readonly string[]): Selection {
  const removed = new Set(gone);
  const last = Math.max(...gone.map((id) => order.indexOf(id)));
  const next =
    order.slice(last + 1).find((id) => !removed.has(id)) ??
    order
      .slice(0, last)
      .reverse()
      .find((id) => !removed.has(id));
  return next === undefined ? NOTHING : only(next);
}

/** The selected ids as they stand on the canvas. */
export const inOrder = ({ ids }: Selection, order: readonly string[]): readonly string[] => {
  const chosen = new Set(ids);
  return order.filter((id) => chosen.has(id));
};
