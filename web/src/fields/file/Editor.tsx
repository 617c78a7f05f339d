import { useTranslation } from 'react-i18next';
import { FileEditor } from '../files/FileEditor';
import { GROUPS, type Group, groupsOf, type StoredFile, settingOf } from '../files/value';
import type { EditorProps } from '../type';

export function Editor(props: EditorProps<readonly StoredFile[]>) {
  const { t } = useTranslation('fields');
  const { settings } = props.field;
  const groups = groupsOf(settings, Object.keys(GROUPS) as Group[]);
  const camera = groups.includes('image') ? { accept: 'image/*', label: t('types.file.takePhoto') } : undefined;
  return (
    <FileEditor
      {...props}
      limits={{
        groups,
        count: settingOf(settings, 'max_count', 10),
        megabytes: settingOf(settings, 'max_megabytes', 100),
      }}
      {...(camera ? { camera } : {})}
    />
  );
}
