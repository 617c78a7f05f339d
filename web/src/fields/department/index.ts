/** Department: the part of the company a record belongs to. Every record has one; nobody designs such a field. */
import type { Named } from '../../api/types';
import { NoConfig } from '../controls/NoConfig';
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
  systemOnly: true,
  family: 'choice',
  align: 'start',
  width: 128,
  settings: {},
  operators: ['in', 'not_in', 'empty', 'not_empty'],
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
