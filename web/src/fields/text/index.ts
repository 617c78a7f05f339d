/** Text: one line or several, as typed. */
import { TextFilter } from '../textual';
import type { TypedField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';
import { GridCell, View } from './View';
import { readText, wordsOf } from './value';

export const fieldType: TypedField<string> = {
  key: 'text',
  entry: 'typed',
  continues: true,
  icon: 'text',
  group: 'text',
  order: 10,
  family: 'text',
  align: 'start',
  width: 200,
  settings: { multiline: false, max_length: 200, case: 'none', form: 'any' },
  operators: ['contains', 'not_contains', 'eq', 'ne', 'starts_with', 'ends_with', 'empty', 'not_empty'],
  keepsEnter: ({ settings }) => settings.multiline === true,
  toText: wordsOf,
  toTyped: wordsOf,
  read: readText,
  filterText: (value) => (typeof value === 'string' ? value : null),
  View,
  GridCell,
  Editor,
  FilterValue: TextFilter,
  Config,
};
