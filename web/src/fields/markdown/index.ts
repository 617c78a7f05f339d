/** Markdown: the source is kept as it was typed; HTML in it is only text. */
import { readLongText } from '../long_text/value';
import { TextFilter } from '../textual';
import type { OpenedField, TypedField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';
import { GridCell, View } from './View';
import { wordsOf } from './value';

export const fieldType: OpenedField<string> & Pick<TypedField<string>, 'read'> = {
  key: 'markdown',
  entry: 'opened',
  icon: 'code',
  group: 'text',
  order: 13,
  family: 'text',
  align: 'start',
  width: 240,
  wide: true,
  links: true,
  settings: { max_length: 20000 },
  operators: ['contains', 'not_contains', 'empty', 'not_empty'],
  keepsEnter: () => true,
  toText: wordsOf,
  read: readLongText,
  filterText: (value) => (typeof value === 'string' ? value : null),
  View,
  GridCell,
  Editor,
  FilterValue: TextFilter,
  Config,
};
