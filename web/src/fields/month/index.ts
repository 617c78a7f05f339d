/** Month: a month of a year, `YYYY-MM`. */
import { timeText } from '../date/span';
import type { TypedField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';
import { FilterValue } from './FilterValue';
import { View } from './View';
import { readMonth } from './value';

export const fieldType: TypedField<string> = {
  key: 'month',
  entry: 'typed',
  icon: 'cal',
  group: 'time',
  order: 53,
  family: 'time',
  align: 'start',
  width: 96,
  settings: { min: '', max: '' },
  operators: ['relative', 'eq', 'lt', 'le', 'gt', 'ge', 'between', 'empty', 'not_empty'],
  toText: (value) => value,
  toTyped: (value) => value,
  read: readMonth,
  filterText: (value, _field, context) => timeText(value, context),
  View,
  GridCell: View,
  Editor,
  FilterValue,
  Config,
};
