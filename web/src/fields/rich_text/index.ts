/** Rich text: words with headings, lists, links and pictures, as clean HTML. */
import { TextFilter } from '../textual';
import type { OpenedField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';
import { GridCell, View } from './View';
import { plainOf } from './value';

export const fieldType: OpenedField<string> = {
  key: 'rich_text',
  entry: 'opened',
  icon: 'doc',
  group: 'text',
  order: 12,
  family: 'text',
  align: 'start',
  width: 240,
  wide: true,
  links: true,
  settings: { max_length: 20000 },
  operators: ['contains', 'not_contains', 'empty', 'not_empty'],
  keepsEnter: () => true,
  toText: plainOf,
  filterText: (value) => (typeof value === 'string' ? value : null),
  View,
  GridCell,
  Editor,
  FilterValue: TextFilter,
  Config,
};
