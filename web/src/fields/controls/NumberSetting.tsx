/** A number among a field's settings; empty means that it is not set. */
import { useTranslation } from 'react-i18next';
import { readNumber } from '../number/value';
import { Setting } from './Setting';
import { TypedBox } from './TypedBox';

interface Props {
  label: string;
  hint?: string;
  value: unknown;
  /** A positive whole number only. @default false */
  whole?: boolean;
  placeholder?: string;
  onChange: (value: string | null) => void;
}

export function NumberSetting({ label, hint, value, whole = false, placeholder, onChange }: Props) {
  const { t } = useTranslation('fields');
  const text = value === null || value === undefined ? '' : String(value);
  const read = (typed: string) => {
    if (!typed.trim()) return { ok: true as const, value: null };
    const reading = readNumber(typed);
    const fits = reading.ok && (!whole || /^[1-9]\d{0,8}$/.test(reading.value));
    return fits ? { ok: true as const, value: reading.value } : { ok: false as const, message: t('read.notNumber') };
  };
  return (
    <Setting label={label} hint={hint}>
      <TypedBox
        size="line"
        label={label}
        typed={text}
        shown={text}
        read={read}
        onChange={onChange}
        {...(placeholder ? { placeholder } : {})}
      />
    </Setting>
  );
}
