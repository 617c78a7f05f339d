/** Location: a point on the earth with a label. */
import type { OpenedField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';
import { aroundOf, distanceOf, FilterValue } from './FilterValue';
import { DetailView, GridCell, View } from './View';
import { coordinatesOf, type Position, wordsOf } from './value';

export const fieldType: OpenedField<Position> = {
  key: 'location',
  entry: 'opened',
  icon: 'map',
  group: 'place',
  order: 82,
  family: 'choice',
  align: 'start',
  width: 180,
  settings: { system: 'gcj02' },
  operators: ['within', 'empty', 'not_empty'],
  toText: wordsOf,
  filterText: (value, _field, { t }) => {
    const around = aroundOf(value);
    return around && t('types.location.around', { place: coordinatesOf(around), distance: distanceOf(around.meters) });
  },
  ask: (_op, value) => aroundOf(value),
  View,
  DetailView,
  GridCell,
  Editor,
  FilterValue,
  Config,
};
