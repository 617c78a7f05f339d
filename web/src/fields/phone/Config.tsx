import { useTranslation } from 'react-i18next';
import { TextSetting } from '../controls/MoreSettings';
import type { ConfigProps } from '../type';

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  return (
    <TextSetting
      label={t('types.phone.areaCode')}
      hint={t('types.phone.areaCodeHint')}
      value={settings.area_code}
      onChange={(area_code) => onChange({ ...settings, area_code: area_code.trim() })}
    />
  );
}
