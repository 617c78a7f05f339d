/** Percent: a fraction that is typed and shown as a percentage. */
import { isMany } from '../condition/model';
import { asNumbers } from '../number/value';
import type { TypedField } from '../type';
import { Config } from './Config';
import { Editor, FilterValue } from './Editor';
import { View } from './View';
import { percentSettings, readPercent, scaled, showPercent } from './value';

export const fieldType: TypedField<string> = {
  key: 'percent',
  entry: 'typed',
  icon: 'pct',
  group: 'number',
  order: 22,
  family: 'number',
  align: 'end',
  width: 104,
  settings: { decimals: 0, min: null, max: null, entry: 'percent' },
  operators: ['gt', 'ge', 'lt', 'le', 'between', 'eq', 'ne', 'empty', 'not_empty'],
  toText: (value, field) => showPercent(value, percentSettings(field.settings).decimals),
  toTyped: (value) => `${scaled(value, 2)}%`,
  read: readPercent,
  // As text "0.15" would mean 0.15 %.
  ask: (_op, value) => asNumbers(value),
  filterText: (value, _field, { t }) => {
    const show = (bound: string | undefined) => showPercent(bound || '0', null);
    if (isMany(value)) return t('span.range', { from: show(value[0]), to: show(value[1]) });
    return typeof value === 'string' ? show(value) : null;
  },
  View,
  GridCell: View,
  Editor,
  FilterValue,
  Config,
};
