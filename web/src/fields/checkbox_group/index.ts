/** Checkbox group: several of a few options, all of them in sight; kept as a multi select keeps them. */

import { ManyOptionsConfig } from '../options/ManyOptionsConfig';
import { OptionsFilter } from '../options/OptionsFilter';
import { TagsCell, TagsView } from '../options/OptionTags';
import { optionList, optionOf } from '../options/options';
import { optionsReader } from '../options/read';
import type { OpenedField } from '../type';
import { Editor } from './Editor';

export const fieldType: OpenedField<readonly string[]> = {
  key: 'checkbox_group',
  entry: 'opened',
  icon: 'check',
  group: 'choice',
  order: 33,
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
