/** Settings that amounts share: places after the point, the least and the most. */
import { useTranslation } from 'react-i18next';
import type { ConfigProps } from '../type';
import { SegmentSetting } from './MoreSettings';
import { NumberSetting } from './NumberSetting';
import styles from './settings.module.css';

type Props = Pick<ConfigProps, 'settings' | 'onChange'>;

interface PlacesProps extends Props {
  places: readonly number[];
}

export function PlacesSetting({ settings, onChange, places }: PlacesProps) {
  const { t } = useTranslation('fields');
  const decimals = typeof settings.decimals === 'number' ? settings.decimals : 0;
  return (
    <SegmentSetting
      label={t('config.decimals')}
      value={String(decimals)}
      choices={places.map((count) => ({ key: String(count), label: String(count) }))}
      onChange={(key) => onChange({ ...settings, decimals: Number(key) })}
    />
  );
}

export function BoundsSetting({ settings, onChange }: Props) {
  const { t } = useTranslation('fields');
  return (
    <div className={styles.two}>
      <NumberSetting label={t('config.min')} value={settings.min} onChange={(min) => onChange({ ...settings, min })} />
      <NumberSetting label={t('config.max')} value={settings.max} onChange={(max) => onChange({ ...settings, max })} />
    </div>
  );
}
