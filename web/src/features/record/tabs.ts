/** In charge of which tabs a record has, in which order, and which one was looked at last. */
import type { FieldDescription, ObjectDescription, RecordData } from '../../api/types';
import { type ArrangedTab, columnsOf } from '../../fields/form/arrange';
import { fieldTypeOf } from '../../fields/registry';
import type { Relation } from './related';
import type { Telling } from './timeline/ways';

export type RecordTab =
  | { readonly kind: 'timeline' | 'files' | 'history'; readonly key: string }
  | { readonly kind: 'fields'; readonly key: string; readonly label: string; readonly tab: ArrangedTab | undefined }
  | { readonly kind: 'lines'; readonly key: string; readonly label: string; readonly field: FieldDescription }
  | { readonly kind: 'related'; readonly key: string; readonly label: string; readonly relation: Relation };

interface Parts {
  object: ObjectDescription;
  relations: readonly Relation[];
  tellings: readonly Telling[];
  arranged: readonly ArrangedTab[] | null;
  /** There is no pane of fields beside the tabs. */
  narrow: boolean;
}

const holdsFiles = ({ type, system }: FieldDescription) => !system && fieldTypeOf(type).group === 'file';

export function tabsOf({ object, relations, tellings, arranged, narrow }: Parts): readonly RecordTab[] {
  const told = new Set(tellings.map(({ object: { key } }) => key));
  const lines = object.fields.filter(({ fields }) => fields !== undefined);
  const files = object.fields.some(holdsFiles) || tellings.some(({ activity }) => activity.files !== '');
  const values = fieldTabs(arranged, narrow);
  // where nothing can be told of a record, its values are what one comes for
  const first = narrow && object.activities.length === 0;
  return [
    ...(first ? values : []),
    { kind: 'timeline', key: 'timeline' },
    ...(first ? [] : values),
    ...lines.map((field) => ({ kind: 'lines', key: `lines:${field.key}`, label: field.label, field }) as const),
    // what tells of the record stands in its timeline
    ...relations
      .filter(({ object: { key } }) => !told.has(key))
      .map((relation) => ({ kind: 'related', key: relation.key, label: relation.label, relation }) as const),
    ...(files ? ([{ kind: 'files', key: 'files' }] as const) : []),
    { kind: 'history', key: 'history' },
  ];
}

/** Values have a tab where no pane shows them, and where their layout needs more room than a pane has. */
function fieldTabs(arranged: readonly ArrangedTab[] | null, narrow: boolean): RecordTab[] {
  const roomy = arranged !== null && (columnsOf(arranged) > 1 || arranged.length > 1);
  if (!narrow && !roomy) return [];
  if (!arranged || arranged.length === 0) return [{ kind: 'fields', key: 'fields:', label: '', tab: undefined }];
  return arranged.map((tab) => ({
    kind: 'fields',
    key: `fields:${tab.key}`,
    label: arranged.length > 1 ? tab.label : '',
    tab,
  }));
}

const looked = new Map<string, string>();

/** Which tab of an object's records was looked at last; the next record opens on the same one. */
export const lastTab = {
  of: (object: string): string => looked.get(object) ?? '',
  remember: (object: string, key: string): void => void looked.set(object, key),
};

/** How many lines a record holds in a sub-table; undefined where nobody knows. */
export const linesIn = (record: RecordData, { key }: FieldDescription): number | undefined => {
  const value = record[key];
  return Array.isArray(value) ? value.length : undefined;
};
