import { useTranslation } from 'react-i18next';
import { PlacesSetting } from '../controls/AmountSettings';
import { SegmentSetting } from '../controls/MoreSettings';
import { Setting } from '../controls/Setting';
import settingsStyles from '../controls/settings.module.css';
import { TypedBox } from '../controls/TypedBox';
import { readNumber } from '../number/value';
import type { ConfigProps, Reading } from '../type';
import { percentSettings, scaled } from './value';

const ENTRIES = ['percent', 'fraction'] as const;

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  const { min, max, entry } = percentSettings(settings);
  return (
    <>
      <PlacesSetting settings={settings} onChange={onChange} places={[0, 1, 2, 4]} />
      <SegmentSetting
        label={t('types.percent.entry')}
        hint={t('types.percent.entryHint')}
        value={entry}
        choices={ENTRIES.map((key) => ({ key, label: t(`types.percent.entries.${key}`) }))}
        onChange={(next) => onChange({ ...settings, entry: next })}
      />
      <div className={settingsStyles.two}>
        <PercentBound label={t('config.min')} value={min} onChange={(next) => onChange({ ...settings, min: next })} />
        <PercentBound label={t('config.max')} value={max} onChange={(next) => onChange({ ...settings, max: next })} />
      </div>
    </>
  );
}

interface BoundProps {
  label: string;
  /** A fraction. */
  value: string | null;
  onChange: (value: string | null) => void;
}

function PercentBound({ label, value, onChange }: BoundProps) {
  const { t } = useTranslation('fields');
  const read = (typed: string): Reading<string> => {
    if (!typed.trim()) return { ok: true, value: null };
    const reading = readNumber(typed.normalize('NFKC').replace('%', ''));
    return reading.ok ? { ok: true, value: scaled(reading.value, -2) } : { ok: false, message: t('read.notNumber') };
  };
  const shown = value === null ? '' : `${scaled(value, 2)}%`;
  return (
    <Setting label={label}>
      <TypedBox
        size="line"
        label={label}
        inputMode="decimal"
        typed={shown}
        shown={shown}
        read={read}
        onChange={onChange}
      />
    </Setting>
  );
}
