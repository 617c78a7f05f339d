/** Rating: so many stars. */
import { isMany } from '../condition/model';
import { asNumbers } from '../number/value';
import type { TypedField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';
import { FilterValue } from './FilterValue';
import { View } from './View';
import { readRating } from './value';

export const fieldType: TypedField<number> = {
  key: 'rating',
  entry: 'typed',
  icon: 'star',
  group: 'number',
  order: 23,
  family: 'number',
  align: 'start',
  width: 112,
  settings: { max: 5 },
  operators: ['ge', 'le', 'eq', 'ne', 'between', 'empty', 'not_empty'],
  toText: String,
  toTyped: String,
  read: readRating,
  ask: (_op, value) => asNumbers(value),
  filterText: (value, _field, { t }) => {
    if (isMany(value)) return t('span.range', { from: value[0] || '1', to: value[1] || '1' });
    return typeof value === 'string' && value ? t('types.rating.stars', { count: Number(value) }) : null;
  },
  View,
  GridCell: View,
  Editor,
  FilterValue,
  Config,
};
