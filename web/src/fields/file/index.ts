/** File: attachments of any kind. */
import { FileCell, FileView } from '../files/FileView';
import { NoFilterValue } from '../files/Limits';
import { namesOf, type StoredFile } from '../files/value';
import type { OpenedField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';

export const fieldType: OpenedField<readonly StoredFile[]> = {
  key: 'file',
  entry: 'opened',
  icon: 'clip',
  group: 'file',
  order: 90,
  family: 'text',
  align: 'start',
  width: 200,
  wide: true,
  links: true,
  settings: { types: [], max_count: 10, max_megabytes: 100 },
  operators: ['not_empty', 'empty'],
  toText: (value, _field, { t }) => namesOf(value, t('sentence.list')),
  filterText: () => null,
  View: FileView,
  GridCell: FileCell,
  Editor,
  FilterValue: NoFilterValue,
  Config,
};
