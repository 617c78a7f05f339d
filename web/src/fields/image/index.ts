/** Image: pictures, chosen or taken, shown small and opened in full. */
import { FileCell, FileView } from '../files/FileView';
import { NoFilterValue } from '../files/Limits';
import { namesOf, type StoredFile } from '../files/value';
import type { OpenedField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';

export const fieldType: OpenedField<readonly StoredFile[]> = {
  key: 'image',
  entry: 'opened',
  icon: 'image',
  group: 'file',
  order: 91,
  family: 'text',
  align: 'start',
  width: 160,
  wide: true,
  links: true,
  settings: { max_count: 9, max_megabytes: 20, camera_only: false, watermark: false },
  operators: ['not_empty', 'empty'],
  toText: (value, _field, { t }) => namesOf(value, t('sentence.list')),
  filterText: () => null,
  View: FileView,
  GridCell: FileCell,
  Editor,
  FilterValue: NoFilterValue,
  Config,
};
