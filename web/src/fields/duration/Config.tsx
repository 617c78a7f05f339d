import { useTranslation } from 'react-i18next';
import { useFieldContext } from '../context';
import { SegmentSetting } from '../controls/MoreSettings';
import { Setting } from '../controls/Setting';
import settingsStyles from '../controls/settings.module.css';
import { TypedBox } from '../controls/TypedBox';
import type { ConfigProps, Reading } from '../type';
import { secondsOf, showDuration, UNITS, unitOf } from './value';

const CALENDARS = ['calendar', 'working'] as const;

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  const set = (change: Record<string, unknown>) => onChange({ ...settings, ...change });
  const bound = (name: 'min' | 'max') => (
    <LengthBound
      label={t(`config.${name}`)}
      settings={settings}
      name={name}
      onChange={(next) => set({ [name]: next })}
    />
  );
  return (
    <>
      <SegmentSetting
        label={t('types.duration.unit')}
        value={unitOf(settings)}
        choices={UNITS.map((key) => ({ key, label: t(`types.duration.units.${key}`) }))}
        onChange={(unit) => set({ unit })}
      />
      <SegmentSetting
        label={t('types.duration.calendar')}
        value={CALENDARS.find((key) => key === settings.calendar) ?? 'calendar'}
        choices={CALENDARS.map((key) => ({ key, label: t(`types.duration.calendars.${key}`) }))}
        onChange={(calendar) => set({ calendar })}
      />
      <div className={settingsStyles.two}>
        {bound('min')}
        {bound('max')}
      </div>
    </>
  );
}

interface BoundProps {
  label: string;
  settings: Readonly<Record<string, unknown>>;
  name: 'min' | 'max';
  onChange: (seconds: number | null) => void;
}

function LengthBound({ label, settings, name, onChange }: BoundProps) {
  const context = useFieldContext();
  const value = typeof settings[name] === 'number' ? settings[name] : null;
  const shown = value === null ? '' : showDuration(value, context);
  const read = (typed: string): Reading<number> => {
    if (!typed.trim()) return { ok: true, value: null };
    const seconds = secondsOf(typed, unitOf(settings));
    return seconds === null
      ? { ok: false, message: context.t('types.duration.notDuration') }
      : { ok: true, value: seconds };
  };
  return (
    <Setting label={label}>
      <TypedBox size="line" label={label} typed={shown} shown={shown} read={read} onChange={onChange} />
    </Setting>
  );
}
