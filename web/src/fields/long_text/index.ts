/** Long text: several lines, as they were typed. */
import { TextFilter } from '../textual';
import type { TypedField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';
import { GridCell, View } from './View';
import { readLongText } from './value';

export const fieldType: TypedField<string> = {
  key: 'long_text',
  entry: 'typed',
  icon: 'lines',
  group: 'text',
  order: 11,
  family: 'text',
  align: 'start',
  width: 240,
  wide: true,
  settings: { max_length: 10000 },
  operators: ['contains', 'not_contains', 'empty', 'not_empty'],
  keepsEnter: () => true,
  toText: (value) => value,
  toTyped: (value) => value,
  read: readLongText,
  filterText: (value) => (typeof value === 'string' ? value : null),
  View,
  GridCell,
  Editor,
  FilterValue: TextFilter,
  Config,
};
