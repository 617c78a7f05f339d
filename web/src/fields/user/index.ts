/** User: one colleague of the workspace. */

import type { Named } from '../../api/types';
import { NoConfig } from '../controls/NoConfig';
import { memberReader } from '../data/named';
import type { ChosenField } from '../type';
import { Editor, FilterValue } from './Editor';
import { useChoices } from './useChoices';
import { FilterWords, View } from './View';

export const fieldType: ChosenField<Named> = {
  key: 'user',
  entry: 'chosen',
  icon: 'user',
  group: 'people',
  order: 70,
  family: 'choice',
  align: 'start',
  width: 128,
  settings: {},
  operators: ['in', 'not_in', 'empty', 'not_empty'],
  reader: memberReader,
  toText: (value) => value.name,
  useChoices,
  filterText: () => null,
  FilterWords,
  View,
  GridCell: View,
  Editor,
  FilterValue,
  Config: NoConfig,
};
