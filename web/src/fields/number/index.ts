/** Number: an exact decimal, a string from end to end. */

import { isMany } from '../condition/model';
import type { TypedField } from '../type';
import { Config } from './Config';
import { Editor, FilterValue } from './Editor';
import { numberSettings, readAmount, withUnit } from './read';
import { GridCell, View } from './View';
import { showNumber } from './value';

export const fieldType: TypedField<string> = {
  key: 'number',
  entry: 'typed',
  icon: 'hash',
  group: 'number',
  order: 20,
  family: 'number',
  align: 'end',
  width: 128,
  settings: { decimals: 2, min: null, max: null, unit: '' },
  operators: ['gt', 'ge', 'lt', 'le', 'between', 'eq', 'ne', 'empty', 'not_empty'],
  toText: (value, field) => {
    const { decimals, unit } = numberSettings(field);
    return withUnit(showNumber(value, decimals), unit);
  },
  toTyped: (value) => value,
  read: readAmount,
  unitOf: (field) => numberSettings(field).unit,
  filterText: (value, field, { t }) => {
    const show = (bound: string) => withUnit(showNumber(bound, null), numberSettings(field).unit);
    if (isMany(value)) return t('span.range', { from: show(value[0] || '0'), to: show(value[1] || '0') });
    return typeof value === 'string' ? show(value) : null;
  },
  View,
  GridCell,
  Editor,
  FilterValue,
  Config,
};
