import { useTranslation } from 'react-i18next';
import { BoundsSetting, PlacesSetting } from '../controls/AmountSettings';
import { TextSetting } from '../controls/MoreSettings';
import type { ConfigProps } from '../type';

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  return (
    <>
      <PlacesSetting settings={settings} onChange={onChange} places={[0, 1, 2, 4, 6]} />
      <TextSetting
        label={t('config.unit')}
        placeholder={t('config.unitHint')}
        value={settings.unit}
        onChange={(unit) => onChange({ ...settings, unit })}
      />
      <BoundsSetting settings={settings} onChange={onChange} />
    </>
  );
}
