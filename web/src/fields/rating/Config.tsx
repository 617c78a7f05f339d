import { useTranslation } from 'react-i18next';
import { SegmentSetting } from '../controls/MoreSettings';
import type { ConfigProps } from '../type';
import { maxOf } from './value';

const COUNTS = ['3', '4', '5', '6', '7', '8', '9', '10'];

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  return (
    <SegmentSetting
      label={t('types.rating.most')}
      value={String(maxOf(settings))}
      choices={COUNTS.map((key) => ({ key, label: key }))}
      onChange={(max) => onChange({ ...settings, max: Number(max) })}
    />
  );
}
