import { useTranslation } from 'react-i18next';
import { NumberSetting } from '../controls/NumberSetting';
import type { ConfigProps } from '../type';

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  return (
    <NumberSetting
      label={t('types.date_range.maxDays')}
      hint={t('types.date_range.maxDaysHint')}
      value={settings.max_days}
      whole
      onChange={(days) => onChange({ ...settings, max_days: days === null ? null : Number(days) })}
    />
  );
}
