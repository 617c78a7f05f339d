/** Relation: points to one record of another object (or the same). */
import { recordReader } from '../data/named';
import type { ChosenField } from '../type';
import { Config } from './Config';
import { Editor, FilterValue } from './Editor';
import { useChoices } from './useChoices';
import { FilterWords, GridCell, View } from './View';
import type { Pointed } from './value';

export const fieldType: ChosenField<Pointed> = {
  key: 'relation',
  entry: 'chosen',
  icon: 'link',
  group: 'people',
  order: 74,
  family: 'choice',
  align: 'start',
  width: 168,
  settings: { target: '', on_delete: 'clear' },
  operators: ['in', 'not_in', 'empty', 'not_empty'],
  reader: recordReader,
  toText: (value) => value.title,
  useChoices,
  filterText: () => null,
  FilterWords,
  View,
  GridCell,
  Editor,
  FilterValue,
  Config,
};
