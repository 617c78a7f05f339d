/** Slider: a number on a scale with steps. */
import { fieldType as number } from '../number';
import { numberSettings } from '../number/read';
import type { TypedField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';
import { GridCell, View } from './View';
import { readSlider, showSlider } from './value';

export const fieldType: TypedField<string> = {
  key: 'slider',
  entry: 'typed',
  icon: 'sliders',
  group: 'number',
  order: 24,
  family: 'number',
  align: 'end',
  width: 112,
  settings: { min: 0, max: 100, step: 1, decimals: 0, unit: '' },
  operators: number.operators,
  unitOf: (field) => numberSettings(field).unit,
  toText: showSlider,
  toTyped: (value) => value,
  read: readSlider,
  filterText: number.filterText,
  View,
  GridCell,
  Editor,
  FilterValue: number.FilterValue,
  Config,
};
