import { useTranslation } from 'react-i18next';
import { BoundsSetting, PlacesSetting } from '../controls/AmountSettings';
import { TextSetting } from '../controls/MoreSettings';
import { NumberSetting } from '../controls/NumberSetting';
import type { ConfigProps } from '../type';
import { scaleOf } from './value';

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  const scale = scaleOf(settings);
  const set = (change: Record<string, unknown>) => onChange({ ...settings, ...change });
  return (
    <>
      <BoundsSetting
        settings={{ ...settings, ...scale }}
        onChange={({ min, max }) => set({ min: min ?? 0, max: max ?? 100 })}
      />
      <NumberSetting label={t('types.slider.step')} value={scale.step} onChange={(step) => set({ step: step ?? 1 })} />
      <PlacesSetting settings={settings} onChange={onChange} places={[0, 1, 2]} />
      <TextSetting
        label={t('config.unit')}
        placeholder={t('config.unitHint')}
        value={settings.unit}
        onChange={(unit) => set({ unit })}
      />
    </>
  );
}
