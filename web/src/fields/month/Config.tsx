import { useTranslation } from 'react-i18next';
import type { FieldDescription } from '../../api/types';
import { Setting } from '../controls/Setting';
import settingsStyles from '../controls/settings.module.css';
import type { ConfigProps } from '../type';
import { Editor } from './Editor';

/** A month without bounds, for the bounds themselves. */
const FREE = { settings: {} } as unknown as FieldDescription;

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  const bound = (name: 'min' | 'max', label: string) => (
    <Setting label={label}>
      <Editor
        field={{ ...FREE, label }}
        size="line"
        value={typeof settings[name] === 'string' && settings[name] ? settings[name] : null}
        onChange={(month) => onChange({ ...settings, [name]: month ?? '' })}
      />
    </Setting>
  );
  return (
    <div className={settingsStyles.two}>
      {bound('min', t('types.date.earliest'))}
      {bound('max', t('types.date.latest'))}
    </div>
  );
}
