/** Multi select: several of a list of options, kept by key in the order of the list. */

import { ManyOptionsConfig } from '../options/ManyOptionsConfig';
import { OptionsFilter } from '../options/OptionsFilter';
import { TagsCell, TagsView } from '../options/OptionTags';
import { optionList, optionOf } from '../options/options';
import { optionsReader } from '../options/read';
import type { OpenedField } from '../type';
import { Editor } from './Editor';

export const fieldType: OpenedField<readonly string[]> = {
  key: 'multi_select',
  entry: 'opened',
  icon: 'list',
  group: 'choice',
  order: 32,
  family: 'choice',
  align: 'start',
  width: 200,
  settings: { options: [], max_count: null },
  operators: ['has_any', 'has_all', 'has_none', 'exactly', 'empty', 'not_empty'],
  reader: optionsReader,
  toText: (value, field, { t }) => value.map((key) => optionOf(field, key).label).join(t('sentence.list')),
  filterText: optionList,
  View: TagsView,
  GridCell: TagsCell,
  Editor,
  FilterValue: OptionsFilter,
  Config: ManyOptionsConfig,
};
