/** In charge of which fields a form shows, and where: by the layout of its use, or all of them in their order. */
import type { FieldDescription, Layout, LayoutUse, ObjectDescription, Words } from '../../api/types';
import { textOf } from '../../kit/words';
import { fieldTypeOf } from '../registry';

export type ArrangedItem =
  | { readonly kind: 'field'; readonly field: FieldDescription; readonly span: number }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'divider' };

export interface ArrangedGroup {
  readonly key: string;
  readonly label: string;
  readonly columns: number;
  readonly collapsed: boolean;
  readonly items: readonly ArrangedItem[];
}

export interface ArrangedTab {
  readonly key: string;
  readonly label: string;
  readonly groups: readonly ArrangedGroup[];
}

/** The layout of a use; on a phone its own goes first. Null: the automatic one. */
export function layoutFor(
  { layouts }: Pick<ObjectDescription, 'layouts'>,
  use: Exclude<LayoutUse, 'phone'>,
  phone: boolean,
): Layout | null {
  const of = (wanted: LayoutUse) => layouts?.find(({ uses }) => uses.includes(wanted));
  return (phone ? of('phone') : undefined) ?? of(use) ?? null;
}

/** How many columns a thing takes: a wide type takes the row, nothing takes more than there are. */
export const spanOf = (type: string, span: number | undefined, columns: number): number =>
  fieldTypeOf(type).wide ? columns : Math.max(1, Math.min(span ?? 1, columns));

/**
 * Put `fields` where the layout has them; what it does not place is not shown, and what is left empty is left out.
 * Without a layout they follow one another in one column.
 */
export function arrange(
  fields: readonly FieldDescription[],
  layout: Layout | null,
  { language = '', phone = false }: { language?: string; phone?: boolean } = {},
): readonly ArrangedTab[] {
  if (!layout) return [automatic(fields)];
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const word = (words: Words | undefined) => textOf(words, language);
  const tabs = layout.tabs.map((tab) => ({
    key: tab.key,
    label: word(tab.label),
    groups: tab.groups
      .map((group) => {
        const columns = phone ? 1 : Math.max(1, group.columns ?? 1);
        const items = group.items.flatMap(({ field: key, span, note, divider }): ArrangedItem[] => {
          if (divider) return [{ kind: 'divider' }];
          if (!key) return word(note) ? [{ kind: 'note', text: word(note) }] : [];
          const field = byKey.get(key);
          return field ? [{ kind: 'field', field, span: spanOf(field.type, span, columns) }] : [];
        });
        return { key: group.key, label: word(group.label), columns, collapsed: group.collapsed ?? false, items };
      })
      .filter(({ items }) => items.some(({ kind }) => kind !== 'divider')),
  }));
  return tabs.filter(({ groups }) => groups.length > 0);
}

function automatic(fields: readonly FieldDescription[]): ArrangedTab {
  const items = fields.map((field) => ({ kind: 'field', field, span: 1 }) as const);
  return { key: '', label: '', groups: [{ key: '', label: '', columns: 1, collapsed: false, items }] };
}

/** The fields that a form shows, in its order. */
export const shownFields = (tabs: readonly ArrangedTab[]): readonly FieldDescription[] =>
  tabs.flatMap(({ groups }) =>
    groups.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'field' ? [item.field] : []))),
  );

/** The most columns that a group of the form has. */
export const columnsOf = (tabs: readonly ArrangedTab[]): number =>
  Math.max(1, ...tabs.flatMap(({ groups }) => groups.map(({ columns }) => columns)));
