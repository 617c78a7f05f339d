import { useTranslation } from 'react-i18next';
import { NumberSetting } from '../controls/NumberSetting';
import { SwitchSetting } from '../controls/Setting';
import type { ConfigProps } from '../type';

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  return (
    <>
      <SwitchSetting
        label={t('config.multiline')}
        on={settings.multiline === true}
        onChange={(multiline) => onChange({ ...settings, multiline })}
      />
      <NumberSetting
        label={t('config.maxLength')}
        hint={t('config.maxLengthHint')}
        value={settings.max_length}
        whole
        onChange={(value) => onChange({ ...settings, max_length: value === null ? null : Number(value) })}
      />
    </>
  );
}
