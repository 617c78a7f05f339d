/** Department: the part of the company a record belongs to. Every record has one; others may be designed. */

import type { Named } from '../../api/types';
import { NoConfig } from '../controls/NoConfig';
import { departmentReader } from '../data/named';
import type { ChosenField } from '../type';
import { Editor, FilterValue } from './Editor';
import { useChoices } from './useChoices';
import { FilterWords, View } from './View';

export const fieldType: ChosenField<Named> = {
  key: 'department',
  entry: 'chosen',
  icon: 'building',
  group: 'people',
  order: 72,
  family: 'choice',
  align: 'start',
  width: 128,
  settings: {},
  operators: ['in', 'under', 'not_in', 'not_under', 'empty', 'not_empty'],
  reader: departmentReader,
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
