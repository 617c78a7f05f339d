/** In charge of what all sealed types share; a type adds how its text is read and its box. */
import { TextFilter } from '../textual';
import type { TypedField } from '../type';
import { SealedCell, SealedView } from './SealedView';
import { maskOf, type Secret } from './value';

type Own = 'key' | 'icon' | 'group' | 'order' | 'settings' | 'Config' | 'read' | 'Editor';

/** Shown of what a condition asks for: it stands on the screen longer than an editor. */
const LAST = 4;

export const sealed = (own: Pick<TypedField<Secret>, Own>): TypedField<Secret> => ({
  ...own,
  entry: 'typed',
  sealed: true,
  links: true,
  family: 'text',
  align: 'start',
  width: 180,
  operators: ['eq', 'ne', 'empty', 'not_empty'],
  toText: maskOf,
  toTyped: () => '',
  filterText: (value) =>
    typeof value === 'string' && value ? '*'.repeat(Math.max(0, value.length - LAST)) + value.slice(-LAST) : null,
  View: SealedView,
  GridCell: SealedCell,
  FilterValue: TextFilter,
});
