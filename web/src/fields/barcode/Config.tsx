import { useTranslation } from 'react-i18next';
import { PickSetting } from '../controls/MoreSettings';
import type { ConfigProps } from '../type';
import { SYMBOLOGIES, symbologyOf } from './value';

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  return (
    <PickSetting
      label={t('types.barcode.symbology')}
      value={symbologyOf(settings)}
      choices={SYMBOLOGIES.map((key) => ({ key, label: t(`types.barcode.${key}`) }))}
      onChange={(symbology) => onChange({ ...settings, symbology })}
    />
  );
}
