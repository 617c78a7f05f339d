import { useTranslation } from 'react-i18next';
import { LengthSetting } from '../controls/LengthSetting';
import { PickSetting, SegmentSetting } from '../controls/MoreSettings';
import { SwitchSetting } from '../controls/Setting';
import type { ConfigProps } from '../type';
import { FORM_KEYS, formOf } from './value';

const CASES = ['none', 'upper', 'lower'] as const;

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  const set = (change: Record<string, unknown>) => onChange({ ...settings, ...change });
  return (
    <>
      <SwitchSetting
        label={t('config.multiline')}
        on={settings.multiline === true}
        onChange={(multiline) => set({ multiline })}
      />
      <LengthSetting settings={settings} onChange={onChange} usual={200} />
      <PickSetting
        label={t('types.text.form')}
        value={formOf(settings)}
        choices={FORM_KEYS.map((key) => ({ key, label: t(`types.text.forms.${key}`) }))}
        onChange={(form) => set({ form })}
      />
      <SegmentSetting
        label={t('types.text.case')}
        value={CASES.find((key) => key === settings.case) ?? 'none'}
        choices={CASES.map((key) => ({ key, label: t(`types.text.cases.${key}`) }))}
        onChange={(letters) => set({ case: letters })}
      />
    </>
  );
}
