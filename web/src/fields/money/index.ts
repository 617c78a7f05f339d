/** Money: an exact amount in the one currency of its field. */
import { isMany } from '../condition/model';
import type { TypedField } from '../type';
import { Config } from './Config';
import { Editor, FilterValue } from './Editor';
import { GridCell, View } from './View';
import { type Money, moneySettings, readMoney, showMoney, signOf, unitWords } from './value';

export const fieldType: TypedField<Money> = {
  key: 'money',
  entry: 'typed',
  icon: 'yuan',
  group: 'number',
  order: 21,
  family: 'number',
  align: 'end',
  width: 136,
  settings: { currency: 'CNY', decimals: 2, min: null, max: null, unit: 'one', upper: false },
  operators: ['gt', 'ge', 'lt', 'le', 'between', 'eq', 'ne', 'empty', 'not_empty'],
  isBlank: ({ amount }) => !amount,
  unitOf: (field, context) => {
    const { currency } = moneySettings(field.settings);
    return [signOf(currency), unitWords(field, context)].filter(Boolean).join(' ');
  },
  toText: showMoney,
  toTyped: ({ amount }) => amount,
  read: readMoney,
  filterText: (value, field, context) => {
    const { currency } = moneySettings(field.settings);
    const show = (amount: string) => showMoney({ amount: amount || '0', currency }, field, context);
    if (isMany(value)) return context.t('span.range', { from: show(value[0] ?? ''), to: show(value[1] ?? '') });
    return typeof value === 'string' ? show(value) : null;
  },
  View,
  GridCell,
  Editor,
  FilterValue,
  Config,
};
