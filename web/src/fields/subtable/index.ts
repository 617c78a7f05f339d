/** Sub-table: lines of a record, with columns of their own. */
import { NoFilterValue } from '../files/Limits';
import type { OpenedField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';
import { GridCell, View } from './View';
import type { Lines } from './value';

export const fieldType: OpenedField<Lines> = {
  key: 'subtable',
  entry: 'opened',
  icon: 'sub',
  group: 'special',
  order: 100,
  family: 'choice',
  align: 'start',
  width: 96,
  wide: true,
  settings: { fields: [], min_rows: 0, max_rows: 200 },
  operators: ['empty', 'not_empty'],
  toText: (value, _field, { t }) => (value.length ? t('types.subtable.count', { count: value.length }) : ''),
  filterText: () => null,
  View,
  GridCell,
  Editor,
  FilterValue: NoFilterValue,
  Config,
};
