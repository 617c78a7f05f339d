/** Automatic number: given by the server when a record is created, by a pattern. */
import { TextFilter } from '../textual';
import type { OpenedField } from '../type';
import { Config } from './Config';
import { Editor, View } from './Editor';

export const fieldType: OpenedField<string> = {
  key: 'auto_number',
  entry: 'opened',
  icon: 'hash',
  group: 'special',
  order: 100,
  family: 'text',
  align: 'start',
  width: 150,
  settings: { pattern: '{YYYY}{MM}-{0000}', reset: 'year' },
  operators: ['contains', 'not_contains', 'eq', 'ne', 'starts_with', 'ends_with', 'empty', 'not_empty'],
  toText: (value) => value,
  filterText: (value) => (typeof value === 'string' ? value : null),
  View,
  GridCell: View,
  Editor,
  FilterValue: TextFilter,
  Config,
};
