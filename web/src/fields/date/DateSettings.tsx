/** Settings that days and moments share: the first and the last day, and working days alone. */
import { useTranslation } from 'react-i18next';
import { Setting, SwitchSetting } from '../controls/Setting';
import settingsStyles from '../controls/settings.module.css';
import { TypedBox } from '../controls/TypedBox';
import type { ConfigProps, Reading } from '../type';
import { boundOf } from './bounds';

type Props = Pick<ConfigProps, 'settings' | 'onChange'>;

const SOME_DAY = '2026-01-01';

export function DateSettings({ settings, onChange }: Props) {
  const { t } = useTranslation('fields');
  const set = (change: Record<string, unknown>) => onChange({ ...settings, ...change });
  return (
    <>
      <Setting label={`${t('types.date.earliest')} – ${t('types.date.latest')}`} hint={t('types.date.boundHint')}>
        <div className={settingsStyles.two}>
          <BoundBox label={t('types.date.earliest')} value={settings.min} onChange={(min) => set({ min })} />
          <BoundBox label={t('types.date.latest')} value={settings.max} onChange={(max) => set({ max })} />
        </div>
      </Setting>
      <SwitchSetting
        label={t('types.date.workday')}
        on={settings.workday_only === true}
        onChange={(on) => set({ workday_only: on })}
      />
    </>
  );
}

interface BoundProps {
  label: string;
  value: unknown;
  onChange: (value: string) => void;
}

function BoundBox({ label, value, onChange }: BoundProps) {
  const { t } = useTranslation('fields');
  const shown = typeof value === 'string' ? value : '';
  const read = (typed: string): Reading<string> => {
    const text = typed.trim().toLowerCase();
    if (text && boundOf(text, SOME_DAY) === null) return { ok: false, message: t('types.date.notBound') };
    return { ok: true, value: text };
  };
  return (
    <TypedBox
      size="line"
      label={label}
      typed={shown}
      shown={shown}
      read={read}
      onChange={(text) => onChange(text ?? '')}
    />
  );
}
