/** Duration: a length of time, in seconds. */
import { isMany } from '../condition/model';
import { asNumbers } from '../number/value';
import type { TypedField } from '../type';
import { Config } from './Config';
import { Editor, FilterValue } from './Editor';
import { View } from './View';
import { readDuration, showDuration } from './value';

export const fieldType: TypedField<number> = {
  key: 'duration',
  entry: 'typed',
  icon: 'history',
  group: 'time',
  order: 55,
  family: 'number',
  align: 'end',
  width: 112,
  settings: { unit: 'minutes', min: null, max: null, calendar: 'calendar' },
  operators: ['gt', 'ge', 'lt', 'le', 'between', 'eq', 'ne', 'empty', 'not_empty'],
  toText: (value, _field, context) => showDuration(value, context),
  toTyped: (value, _field, context) => showDuration(value, context),
  read: readDuration,
  // A bare figure typed counts the unit of the field; what is kept counts seconds.
  ask: (_op, value) => asNumbers(value),
  filterText: (value, _field, context) => {
    const show = (seconds: string | undefined) => showDuration(Number(seconds || 0), context);
    if (isMany(value)) return context.t('span.range', { from: show(value[0]), to: show(value[1]) });
    return typeof value === 'string' && value ? show(value) : null;
  },
  View,
  GridCell: View,
  Editor,
  FilterValue,
  Config,
};
