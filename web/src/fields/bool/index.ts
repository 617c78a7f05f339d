/** Yes or no, or not said. */
import type { ToggledField } from '../type';
import { Config } from './Config';
import { Editor, FilterValue } from './Editor';
import { GridCell, View } from './View';
import { mustBeYes, readBool } from './value';

export const fieldType: ToggledField<boolean> = {
  key: 'bool',
  entry: 'toggled',
  icon: 'toggle',
  group: 'choice',
  order: 49,
  family: 'choice',
  align: 'start',
  width: 88,
  settings: { must_be_yes: false },
  operators: ['eq', 'ne', 'empty', 'not_empty'],
  toggle: (value, field) => (value === true ? (mustBeYes(field.settings) ? null : false) : true),
  toText: (value, _field, { t }) => t(value ? 'types.bool.yes' : 'types.bool.no'),
  read: readBool,
  ask: (_op, value) => value === 'true',
  filterText: (value, _field, { t }) =>
    typeof value === 'string' && value ? t(value === 'true' ? 'types.bool.yes' : 'types.bool.no') : null,
  View,
  GridCell,
  Editor,
  FilterValue,
  Config,
};
