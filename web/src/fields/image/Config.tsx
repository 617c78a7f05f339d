import { useTranslation } from 'react-i18next';
import { SwitchSetting } from '../controls/Setting';
import { Limits } from '../files/Limits';
import type { ConfigProps } from '../type';

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  return (
    <>
      <Limits settings={settings} onChange={onChange} groups={['image']} count={9} megabytes={20} />
      <SwitchSetting
        label={t('types.image.cameraOnly')}
        hint={t('types.image.cameraOnlyHint')}
        on={settings.camera_only === true}
        onChange={(on) => onChange({ ...settings, camera_only: on })}
      />
      <SwitchSetting
        label={t('types.image.watermark')}
        hint={t('types.image.watermarkHint')}
        on={settings.watermark === true}
        onChange={(on) => onChange({ ...settings, watermark: on })}
      />
    </>
  );
}
