/** Date range: from one day to another, both included. */
import { dayText, timeText } from '../date/span';
import type { TypedField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';
import { FilterValue } from './FilterValue';
import { GridCell, View } from './View';
import { type Days, rangeText, readDays } from './value';

export const fieldType: TypedField<Days> = {
  key: 'date_range',
  entry: 'typed',
  icon: 'swap',
  group: 'time',
  order: 54,
  family: 'time',
  align: 'start',
  width: 176,
  settings: { max_days: null },
  operators: ['overlaps', 'covers', 'empty', 'not_empty'],
  toText: rangeText,
  toTyped: rangeText,
  read: readDays,
  filterText: (value, _field, context) => timeText(value, context, (day) => dayText(day, context)),
  View,
  GridCell,
  Editor,
  FilterValue,
  Config,
};
