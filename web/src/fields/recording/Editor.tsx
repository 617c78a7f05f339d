import { useTranslation } from 'react-i18next';
import { FileEditor } from '../files/FileEditor';
import { groupsOf, type StoredFile, settingOf } from '../files/value';
import type { EditorProps } from '../type';
import { secondsOf } from './length';

export function Editor(props: EditorProps<readonly StoredFile[]>) {
  const { t } = useTranslation('fields');
  const { settings } = props.field;
  const groups = groupsOf(settings, ['audio', 'video']);
  const film = groups.includes('video');
  return (
    <FileEditor
      {...props}
      limits={{
        groups,
        count: settingOf(settings, 'max_count', 5),
        megabytes: settingOf(settings, 'max_megabytes', 500),
      }}
      camera={{
        accept: film ? 'video/*' : 'audio/*',
        label: t(film ? 'types.recording.film' : 'types.recording.record'),
      }}
      cameraOnly={settings.camera_only === true}
      learn={async (file) => ({ seconds: await secondsOf(file) })}
    />
  );
}
