/** Users: several colleagues, in the order they were given. */

import type { Named } from '../../api/types';
import { MaxCountConfig } from '../controls/MaxCount';
import { membersReader } from '../data/named';
import type { OpenedField } from '../type';
import { FilterValue } from '../user/Editor';
import { FilterWords } from '../user/View';
import { Editor } from './Editor';
import { GridCell, View } from './View';

export const fieldType: OpenedField<readonly Named[]> = {
  key: 'users',
  entry: 'opened',
  icon: 'users',
  group: 'people',
  order: 71,
  family: 'choice',
  align: 'start',
  width: 200,
  settings: { max_count: null },
  operators: ['has_any', 'has_all', 'has_none', 'exactly', 'empty', 'not_empty'],
  reader: membersReader,
  toText: (value, _field, { t }) => value.map(({ name }) => name).join(t('sentence.list')),
  filterText: () => null,
  FilterWords,
  View,
  GridCell,
  Editor,
  FilterValue,
  Config: MaxCountConfig,
};
