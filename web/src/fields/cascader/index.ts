/** Cascader: one place in a tree of options, kept as the path of keys that leads there. */

import type { FieldDescription } from '../../api/types';
import { isMany } from '../condition/model';
import { isBranch, labelOf, living, trailsOf } from '../tree/nodes';
import { trailReader } from '../tree/read';
import type { ChosenField, FieldContext } from '../type';
import { pathOf, trailTo, treeOf } from './branches';
import { Config } from './Config';
import { Editor } from './Editor';
import { FilterValue } from './FilterValue';
import { usePaths } from './usePaths';
import { View } from './View';

const wordsOf = (path: string, field: FieldDescription, { language }: FieldContext): string => {
  const trail = trailTo(treeOf(field, language), path);
  return trail ? labelOf(trail) : path;
};

export const fieldType: ChosenField<string> = {
  key: 'cascader',
  entry: 'chosen',
  icon: 'split',
  group: 'choice',
  order: 35,
  family: 'choice',
  align: 'start',
  width: 200,
  settings: { options: [], leaf_only: true },
  operators: ['under', 'in', 'not_under', 'not_in', 'empty', 'not_empty'],
  reader: async (_texts, field, context) => {
    const trails = [...trailsOf(living(treeOf(field, context.language)))];
    const leafOnly = field.settings.leaf_only !== false;
    const offered = trails.filter((trail) => !leafOnly || trail.slice(-1).every((node) => !isBranch(node)));
    return trailReader(offered, pathOf, context);
  },
  toText: wordsOf,
  useChoices: usePaths,
  filterText: (value, field, context) => {
    const paths = isMany(value) ? value : typeof value === 'string' && value ? [value] : [];
    return paths.map((path) => wordsOf(path, field, context)).join(context.t('sentence.orValue')) || null;
  },
  View,
  GridCell: View,
  Editor,
  FilterValue,
  Config,
};
