import { useTranslation } from 'react-i18next';
import { Segments } from '../controls/Segments';
import { Setting } from '../controls/Setting';
import type { ConfigProps } from '../type';
import { type Depth, depthOf } from './book';

const DEPTHS: readonly Depth[] = ['province', 'city', 'district'];

export function DepthSetting({ settings, onChange }: Pick<ConfigProps, 'settings' | 'onChange'>) {
  const { t } = useTranslation('fields');
  return (
    <Setting label={t('types.region.depth')}>
      <Segments
        label={t('types.region.depth')}
        value={depthOf(settings)}
        choices={DEPTHS.map((key) => ({ key, label: t(`types.region.${key}`) }))}
        onChange={(depth) => onChange({ ...settings, depth })}
      />
    </Setting>
  );
}

export function Config(props: ConfigProps) {
  return <DepthSetting {...props} />;
}
