import { useTranslation } from 'react-i18next';
import { fullTime } from '../../kit/time';
import { useFieldContext } from '../context';
import { FileEditor } from '../files/FileEditor';
import { type StoredFile, settingOf } from '../files/value';
import type { EditorProps } from '../type';
import { watermarked } from './watermark';

export function Editor(props: EditorProps<readonly StoredFile[]>) {
  const { t } = useTranslation('fields');
  const { zone, me } = useFieldContext();
  const { settings } = props.field;
  const mark = (file: File) => watermarked(file, [fullTime(new Date().toISOString(), zone), me.name]);
  return (
    <FileEditor
      {...props}
      limits={{
        groups: ['image'],
        count: settingOf(settings, 'max_count', 9),
        megabytes: settingOf(settings, 'max_megabytes', 20),
      }}
      camera={{ accept: 'image/*', label: t('types.file.takePhoto') }}
      cameraOnly={settings.camera_only === true}
      {...(settings.watermark === true ? { prepare: mark } : {})}
    />
  );
}
