/** Region: a province, city or district, kept by its code of GB/T 2260. */
import { isBranch, labelOf, trailsOf } from '../tree/nodes';
import { trailReader } from '../tree/read';
import type { ChosenField } from '../type';
import { depthOf, downTo, knownRegions, readRegions } from './book';
import { Config } from './Config';
import { Editor, FilterValue, FilterWords, View } from './Editor';
import { useRegionChoices } from './useRegionChoices';

export const fieldType: ChosenField<string> = {
  key: 'region',
  entry: 'chosen',
  icon: 'globe',
  group: 'place',
  order: 80,
  family: 'choice',
  align: 'start',
  width: 200,
  settings: { depth: 'district' },
  operators: ['under', 'in', 'not_under', 'not_in', 'empty', 'not_empty'],
  reader: async (_texts, field, context) => {
    const trails = [...trailsOf(downTo((await readRegions()).tree, depthOf(field.settings)))];
    const offered = trails.filter((trail) => trail.slice(-1).every((node) => !isBranch(node)));
    return trailReader(offered, (trail) => trail.at(-1)?.key ?? '', context);
  },
  toText: (value) => {
    const trail = knownRegions().trailTo(value);
    return trail ? labelOf(trail) : value;
  },
  useChoices: useRegionChoices,
  filterText: () => null,
  FilterWords,
  View,
  GridCell: View,
  Editor,
  FilterValue,
  Config,
};
