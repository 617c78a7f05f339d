import { useTranslation } from 'react-i18next';
import { BoundsSetting, PlacesSetting } from '../controls/AmountSettings';
import { PickSetting, SegmentSetting } from '../controls/MoreSettings';
import { SwitchSetting } from '../controls/Setting';
import type { ConfigProps } from '../type';
import { moneySettings, UNITS } from './value';

const CURRENCIES = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'TWD', 'KRW', 'SGD', 'AUD'];

export function Config({ settings, onChange }: ConfigProps) {
  const { t, i18n } = useTranslation('fields');
  const { currency, unit, upper } = moneySettings(settings);
  const names = new Intl.DisplayNames([i18n.language], { type: 'currency' });
  const known = CURRENCIES.includes(currency) ? CURRENCIES : [...CURRENCIES, currency];
  const set = (change: Record<string, unknown>) => onChange({ ...settings, ...change });
  return (
    <>
      <PickSetting
        label={t('types.money.currency')}
        value={currency}
        choices={known.map((key) => ({ key, label: `${names.of(key) ?? key} ${key}` }))}
        onChange={(next) => set({ currency: next })}
      />
      <PlacesSetting settings={settings} onChange={onChange} places={[0, 1, 2, 4]} />
      <SegmentSetting
        label={t('types.money.unit')}
        hint={t('types.money.unitHint')}
        value={unit}
        choices={UNITS.map((key) => ({ key, label: t(`types.money.units.${key}`) }))}
        onChange={(next) => set({ unit: next })}
      />
      {currency === 'CNY' && (
        <SwitchSetting label={t('types.money.upper')} on={upper} onChange={(next) => set({ upper: next })} />
      )}
      <BoundsSetting settings={settings} onChange={onChange} />
    </>
  );
}
