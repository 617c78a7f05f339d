/** Relations: points to several records of another object (or the same). */
import { recordsReader } from '../data/named';
import { ManyConfig } from '../relation/Config';
import { FilterValue } from '../relation/Editor';
import { FilterWords } from '../relation/View';
import type { Pointed } from '../relation/value';
import type { OpenedField } from '../type';
import { Editor } from './Editor';
import { GridCell, View } from './View';

export const fieldType: OpenedField<readonly Pointed[]> = {
  key: 'relations',
  entry: 'opened',
  icon: 'merge',
  group: 'people',
  order: 75,
  family: 'choice',
  align: 'start',
  width: 200,
  settings: { target: '', on_delete: 'clear', max_count: null },
  operators: ['has_any', 'has_all', 'has_none', 'exactly', 'empty', 'not_empty'],
  reader: recordsReader,
  toText: (value, _field, { t }) => value.map(({ title }) => title || t('unnamed')).join(t('sentence.list')),
  filterText: () => null,
  FilterWords,
  View,
  GridCell,
  Editor,
  FilterValue,
  Config: ManyConfig,
};
