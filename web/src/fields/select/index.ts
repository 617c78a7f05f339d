/** Single select: one of a few options, kept by key. */

import { OptionsConfig } from '../options/OptionsConfig';
import { OptionsFilter } from '../options/OptionsFilter';
import { offered, optionOf, optionWords } from '../options/options';
import { optionReader } from '../options/read';
import type { ChosenField } from '../type';
import { Editor } from './Editor';
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
  reader: optionReader,
  toText: (value, field) => optionOf(field, value).label,
  useChoices: offered,
  filterText: optionWords,
  View,
  GridCell: View,
  Editor,
  FilterValue: OptionsFilter,
  Config: OptionsConfig,
};
