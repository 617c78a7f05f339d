/** Departments: several parts of the company, in the order they were given. */

import type { Named } from '../../api/types';
import { MaxCountConfig } from '../controls/MaxCount';
import { departmentsReader } from '../data/named';
import { FilterValue } from '../department/Editor';
import { FilterWords } from '../department/View';
import type { OpenedField } from '../type';
import { Editor } from './Editor';
import { View } from './View';

export const fieldType: OpenedField<readonly Named[]> = {
  key: 'departments',
  entry: 'opened',
  icon: 'building',
  group: 'people',
  order: 73,
  family: 'choice',
  align: 'start',
  width: 180,
  settings: { max_count: null },
  operators: ['has_any', 'has_all', 'has_none', 'exactly', 'under', 'not_under', 'empty', 'not_empty'],
  reader: departmentsReader,
  toText: (value, _field, { t }) => value.map(({ name }) => name).join(t('sentence.list')),
  filterText: () => null,
  FilterWords,
  View,
  GridCell: View,
  Editor,
  FilterValue,
  Config: MaxCountConfig,
};
