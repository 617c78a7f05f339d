import { useTranslation } from 'react-i18next';
import { SwitchSetting } from '../controls/Setting';
import type { ConfigProps } from '../type';
import { DateSettings } from './DateSettings';

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  return (
    <>
      <DateSettings settings={settings} onChange={onChange} />
      <SwitchSetting
        label={t('types.date.lunar')}
        on={settings.lunar === true}
        onChange={(lunar) => onChange({ ...settings, lunar })}
      />
    </>
  );
}
