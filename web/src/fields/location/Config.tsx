import { useTranslation } from 'react-i18next';
import { Segments } from '../controls/Segments';
import { Setting } from '../controls/Setting';
import type { ConfigProps } from '../type';
import { SYSTEMS, systemOf } from './value';

export function Config({ settings, onChange, published }: ConfigProps) {
  const { t } = useTranslation('fields');
  return (
    <Setting label={t('types.location.system')} hint={t('types.location.systemHint')}>
      <Segments
        label={t('types.location.system')}
        value={systemOf(settings)}
        choices={SYSTEMS.map((key) => ({ key, label: t(`types.location.${key}`) }))}
        disabled={published !== null}
        onChange={(system) => onChange({ ...settings, system })}
      />
    </Setting>
  );
}
