/** Date and time: a moment, kept in UTC, read and shown in the workspace's zone. */
import { FilterValue } from '../date/FilterValue';
import { dayText, timeText } from '../date/span';
import type { TypedField } from '../type';
import { Config } from './Config';
import { Editor, readTyped, typedMoment } from './Editor';
import { GridCell, View } from './View';
import { askMoments } from './value';

export const fieldType: TypedField<string> = {
  key: 'datetime',
  entry: 'typed',
  icon: 'clock',
  group: 'time',
  order: 51,
  family: 'time',
  align: 'start',
  width: 148,
  settings: { min: '', max: '', workday_only: false, step_minutes: 0 },
  operators: ['relative', 'lt', 'gt', 'between', 'empty', 'not_empty'],
  toText: (value, _field, { zone }) => typedMoment(value, zone),
  toTyped: (value, _field, { zone }) => typedMoment(value, zone),
  read: (text, field, context) => readTyped(text, field, context),
  ask: askMoments,
  filterText: (value, _field, context) => timeText(value, context, (day) => dayText(day, context)),
  View,
  GridCell,
  Editor,
  FilterValue,
  Config,
};
