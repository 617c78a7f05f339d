import { useTranslation } from 'react-i18next';
import { NumberSetting } from '../controls/NumberSetting';
import { Segments } from '../controls/Segments';
import { Setting } from '../controls/Setting';
import settingsStyles from '../controls/settings.module.css';
import { TextBox } from '../controls/TextBox';
import type { ConfigProps } from '../type';

const PLACES = ['0', '1', '2', '4', '6'] as const;

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  const set = (change: Record<string, unknown>) => onChange({ ...settings, ...change });
  const decimals = typeof settings.decimals === 'number' ? settings.decimals : 0;
  return (
    <>
      <Setting label={t('config.decimals')}>
        <Segments
          label={t('config.decimals')}
          value={String(decimals)}
          choices={PLACES.map((key) => ({ key: key as string, label: key }))}
          onChange={(key) => set({ decimals: Number(key) })}
        />
      </Setting>
      <Setting label={t('config.unit')}>
        <TextBox
          size="line"
          label={t('config.unit')}
          placeholder={t('config.unitHint')}
          value={typeof settings.unit === 'string' ? settings.unit : null}
          onChange={(unit) => set({ unit: unit ?? '' })}
        />
      </Setting>
      <div className={settingsStyles.two}>
        <NumberSetting label={t('config.min')} value={settings.min} onChange={(min) => set({ min })} />
        <NumberSetting label={t('config.max')} value={settings.max} onChange={(max) => set({ max })} />
      </div>
    </>
  );
}
