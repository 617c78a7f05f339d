import { useTranslation } from 'react-i18next';
import { SwitchSetting } from '../controls/Setting';
import { DepthSetting } from '../region/Config';
import type { ConfigProps } from '../type';

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  return (
    <>
      <DepthSetting settings={settings} onChange={onChange} />
      <SwitchSetting
        label={t('types.address.detailRequired')}
        on={settings.detail_required === true}
        onChange={(detail_required) => onChange({ ...settings, detail_required })}
      />
    </>
  );
}
