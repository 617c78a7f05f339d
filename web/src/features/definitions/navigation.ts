/**
 * The items of an app as one flat list that can be put in order, and back.
 * An object row that is `inside` belongs to the nearest group above it.
 */
import type { AppItemBody, Words } from '../../api/types';

export type NavigationRow =
  | { kind: 'object'; id: string; object: string; inside: boolean }
  | { kind: 'group'; id: string; label: Words };

/**
 * @example rowsOf([{ group: 'Deals', items: [{ object: 'quote' }] }])
 * // [{ kind: 'group', id: 'group 0', label: 'Deals' }, { kind: 'object', id: 'object quote', object: 'quote', inside: true }]
 */
export function rowsOf(items: readonly AppItemBody[]): NavigationRow[] {
  return items.flatMap((item, index): NavigationRow[] => {
    // the server fills in what was left out, so that a published group carries an empty object
    if ('object' in item && item.object) return [objectRow(item.object, false)];
    if (!('group' in item)) return [];
    return [
      { kind: 'group', id: `group ${index}`, label: item.group },
      ...item.items.map(({ object }) => objectRow(object, true)),
    ];
  });
}

export function objectRow(object: string, inside: boolean): NavigationRow {
  return { kind: 'object', id: `object ${object}`, object, inside };
}

/** The inverse of `rowsOf`; an object that is `inside` with no group above it stands by itself. */
export function itemsOf(rows: readonly NavigationRow[]): AppItemBody[] {
  const items: AppItemBody[] = [];
  let group: { object: string }[] | null = null;
  for (const row of rows) {
    if (row.kind === 'group') {
      group = [];
      items.push({ group: row.label, items: group });
    } else if (row.inside && group) {
      group.push({ object: row.object });
    } else {
      group = null;
      items.push({ object: row.object });
    }
  }
  return items;
}
