/** Radio: one of a few options, all of them in sight; kept as a select keeps it. */

import { OptionsConfig } from '../options/OptionsConfig';
import { OptionsFilter } from '../options/OptionsFilter';
import { offered, optionOf, optionWords } from '../options/options';
import { optionReader } from '../options/read';
import { View } from '../select/View';
import type { ChosenField } from '../type';
import { Editor } from './Editor';

export const fieldType: ChosenField<string> = {
  key: 'radio',
  entry: 'chosen',
  icon: 'target',
  group: 'choice',
  order: 31,
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
