/** Single select: one of a few options, kept by key. */
import type { ChosenField } from '../type';
import { Config } from './Config';
import { Editor, FilterValue } from './Editor';
import { offered, optionOf, optionWords } from './options';
import { View } from './View';

export const fieldType: ChosenField<string> = {
  key: 'select',
  entry: 'chosen',
  icon: 'radio',
  group: 'choice',
  order: 30,
  family: 'choice',
  align: 'start',
  width: 120,
  settings: { options: [] },
  operators: ['in', 'not_in', 'empty', 'not_empty'],
  toText: (value, field) => optionOf(field, value).label,
  useChoices: offered,
  filterText: optionWords,
  View,
  GridCell: View,
  Editor,
  FilterValue,
  Config,
};
