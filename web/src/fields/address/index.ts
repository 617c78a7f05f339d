/** Address: a region, the words below it and a postcode; a pasted line is split into them. */
import { knownRegions } from '../region/book';
import { TextFilter } from '../textual';
import type { OpenedField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';
import { GridCell, View } from './View';
import { type Address, lineOf } from './value';

export const fieldType: OpenedField<Address> = {
  key: 'address',
  entry: 'opened',
  icon: 'home',
  group: 'place',
  order: 81,
  family: 'text',
  align: 'start',
  width: 260,
  settings: { depth: 'district', detail_required: false },
  operators: ['contains', 'not_contains', 'starts_with', 'eq', 'ne', 'empty', 'not_empty'],
  toText: (value) => lineOf(value, knownRegions()),
  filterText: (value) => (typeof value === 'string' ? value : null),
  isBlank: ({ region, text, postcode }) => region === null && text === '' && postcode === null,
  View,
  GridCell,
  Editor,
  FilterValue: TextFilter,
  Config,
};
