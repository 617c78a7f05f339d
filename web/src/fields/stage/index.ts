/** Stage: how far a record has come; only the moves that the design allows are offered. */

import { OptionsFilter } from '../options/OptionsFilter';
import { optionOf, optionWords } from '../options/options';
import { optionReader } from '../options/read';
import type { ChosenField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';
import { useMoves } from './useMoves';
import { GridCell, View } from './View';

export const fieldType: ChosenField<string> = {
  key: 'stage',
  entry: 'chosen',
  leads: true,
  icon: 'flag',
  group: 'special',
  order: 101,
  family: 'choice',
  align: 'start',
  width: 160,
  settings: { options: [] },
  operators: ['in', 'not_in', 'empty', 'not_empty'],
  reader: optionReader,
  toText: (value, field) => optionOf(field, value).label,
  useChoices: useMoves,
  filterText: optionWords,
  View,
  GridCell,
  Editor,
  FilterValue: OptionsFilter,
  Config,
};
