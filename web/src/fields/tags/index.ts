/** Tags: words people give freely, or from a list of suggestions. */
import { isMany } from '../condition/model';
import type { OpenedField } from '../type';
import { Config } from './Config';
import { Editor, FilterValue } from './Editor';
import { GridCell, View } from './View';
import { isKnown, splitTags, suggestionsOf, takesNew, withTags } from './value';

export const fieldType: OpenedField<readonly string[]> = {
  key: 'tags',
  entry: 'opened',
  icon: 'tag',
  group: 'choice',
  order: 34,
  family: 'choice',
  align: 'start',
  width: 200,
  settings: { suggestions: [], allow_new: true, max_count: null },
  operators: ['has_any', 'has_all', 'has_none', 'exactly', 'empty', 'not_empty'],
  reader:
    async (_texts, field, { t }) =>
    (text) => {
      const suggested = suggestionsOf(field);
      const tags = withTags([], splitTags(text), suggested);
      const strange = takesNew(field) ? undefined : tags.find((tag) => !isKnown(suggested, tag));
      return strange ? { ok: false, message: t('read.noSuch', { text: strange }) } : { ok: true, value: tags };
    },
  toText: (value, _field, { t }) => value.join(t('sentence.list')),
  filterText: (value, _field, { t }) => (isMany(value) && value.length > 0 ? value.join(t('sentence.list')) : null),
  View,
  GridCell,
  Editor,
  FilterValue,
  Config,
};
