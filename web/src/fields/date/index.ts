/** Date: a calendar day without time or zone, `YYYY-MM-DD`. */
import type { TypedField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';
import { FilterValue } from './FilterValue';
import { readDay } from './read';
import { dayText, timeText } from './span';
import { GridCell, View } from './View';

export const fieldType: TypedField<string> = {
  key: 'date',
  entry: 'typed',
  icon: 'cal',
  group: 'time',
  order: 50,
  family: 'time',
  align: 'start',
  width: 112,
  settings: { min: '', max: '', workday_only: false, lunar: false },
  operators: ['relative', 'eq', 'lt', 'le', 'gt', 'ge', 'between', 'empty', 'not_empty'],
  toText: (value) => value,
  toTyped: (value) => value,
  read: (text, field, context) => readDay(text, field.settings, context),
  filterText: (value, _field, context) => timeText(value, context, (day) => dayText(day, context)),
  View,
  GridCell,
  Editor,
  FilterValue,
  Config,
};
