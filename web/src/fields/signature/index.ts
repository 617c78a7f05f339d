/** Signature: a name drawn by hand, locked once it is saved, with who drew it and when. */
import { NoConfig } from '../controls/NoConfig';
import { NoFilterValue } from '../files/Limits';
import type { OpenedField } from '../type';
import { Editor } from './Editor';
import { SignatureCell, View } from './View';
import type { Signature } from './value';

export const fieldType: OpenedField<Signature> = {
  key: 'signature',
  entry: 'opened',
  icon: 'sign',
  group: 'file',
  order: 93,
  family: 'text',
  align: 'start',
  width: 140,
  links: true,
  settings: {},
  operators: ['not_empty', 'empty'],
  toText: (value) => value.by?.name ?? value.name,
  filterText: () => null,
  View,
  GridCell: SignatureCell,
  Editor,
  FilterValue: NoFilterValue,
  Config: NoConfig,
};
