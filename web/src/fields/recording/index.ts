/** Recording: sound and film, with how long each runs. */
import { FileCell, FileView } from '../files/FileView';
import { NoFilterValue } from '../files/Limits';
import { namesOf, type StoredFile } from '../files/value';
import type { OpenedField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';

export const fieldType: OpenedField<readonly StoredFile[]> = {
  key: 'recording',
  entry: 'opened',
  icon: 'mic',
  group: 'file',
  order: 92,
  family: 'text',
  align: 'start',
  width: 180,
  wide: true,
  links: true,
  settings: { types: [], max_count: 5, max_megabytes: 500, min_seconds: 0, camera_only: false },
  operators: ['not_empty', 'empty'],
  toText: (value, _field, { t }) => namesOf(value, t('sentence.list')),
  filterText: () => null,
  View: FileView,
  GridCell: FileCell,
  Editor,
  FilterValue: NoFilterValue,
  Config,
};
