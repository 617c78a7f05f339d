/** Time: a time of day, without a day or a zone. */
import { isMany } from '../condition/model';
import type { TypedField } from '../type';
import { Config } from './Config';
import { Editor, FilterValue } from './Editor';
import { View } from './View';
import { readTime, showTime } from './value';

export const fieldType: TypedField<string> = {
  key: 'time',
  entry: 'typed',
  icon: 'clock',
  group: 'time',
  order: 52,
  family: 'time',
  align: 'start',
  width: 96,
  settings: { min: '', max: '', step_minutes: 0 },
  operators: ['ge', 'le', 'gt', 'lt', 'between', 'eq', 'ne', 'empty', 'not_empty'],
  toText: showTime,
  toTyped: showTime,
  read: readTime,
  filterText: (value, _field, { t }) => {
    if (isMany(value)) return t('span.range', { from: showTime(value[0] ?? ''), to: showTime(value[1] ?? '') });
    return typeof value === 'string' ? showTime(value) : null;
  },
  View,
  GridCell: View,
  Editor,
  FilterValue,
  Config,
};
