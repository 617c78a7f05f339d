import { useTranslation } from 'react-i18next';
import { NumberSetting } from '../controls/NumberSetting';
import { SwitchSetting } from '../controls/Setting';
import { Limits } from '../files/Limits';
import type { ConfigProps } from '../type';

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  return (
    <>
      <Limits settings={settings} onChange={onChange} groups={['audio', 'video']} count={5} megabytes={500} />
      <NumberSetting
        label={t('types.recording.minSeconds')}
        value={settings.min_seconds || null}
        whole
        onChange={(value) => onChange({ ...settings, min_seconds: Number(value ?? 0) })}
      />
      <SwitchSetting
        label={t('types.recording.cameraOnly')}
        on={settings.camera_only === true}
        onChange={(on) => onChange({ ...settings, camera_only: on })}
      />
    </>
  );
}
