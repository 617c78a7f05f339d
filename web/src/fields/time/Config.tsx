import { useTranslation } from 'react-i18next';
import { Setting } from '../controls/Setting';
import { StepSetting } from '../controls/StepSetting';
import settingsStyles from '../controls/settings.module.css';
import { TypedBox } from '../controls/TypedBox';
import type { ConfigProps, Reading } from '../type';
import { showTime, timeOf } from './value';

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  const bound = (name: 'min' | 'max', label: string) => {
    const shown = typeof settings[name] === 'string' ? settings[name] : '';
    const read = (typed: string): Reading<string> => {
      const time = timeOf(typed);
      if (typed.trim() && time === null) return { ok: false, message: t('types.time.notTime') };
      return { ok: true, value: time === null ? '' : showTime(time) };
    };
    return (
      <Setting label={label}>
        <TypedBox
          size="line"
          label={label}
          typed={shown}
          shown={shown}
          read={read}
          onChange={(time) => onChange({ ...settings, [name]: time ?? '' })}
        />
      </Setting>
    );
  };
  return (
    <>
      <div className={settingsStyles.two}>
        {bound('min', t('types.date.earliest'))}
        {bound('max', t('types.date.latest'))}
      </div>
      <StepSetting settings={settings} onChange={onChange} />
    </>
  );
}
