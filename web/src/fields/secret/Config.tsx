import { useTranslation } from 'react-i18next';
import { NumberSetting } from '../controls/NumberSetting';
import { SwitchSetting } from '../controls/Setting';
import type { ConfigProps } from '../type';

export function Config({ settings, onChange, published }: ConfigProps) {
  const { t } = useTranslation('fields');
  return (
    <>
      <NumberSetting
        label={t('config.maxLength')}
        whole
        value={settings.max_length}
        onChange={(most) => onChange({ ...settings, max_length: most === null ? 200 : Number(most) })}
      />
      <SwitchSetting
        label={t('types.secret.index')}
        hint={t('types.secret.indexHint')}
        on={settings.index === true}
        disabled={published?.index === true}
        onChange={(index) => onChange({ ...settings, index })}
      />
    </>
  );
}
