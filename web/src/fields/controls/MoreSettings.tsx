/** Rows of a field's settings that hold a text, one of a few, or one of a list. */
import { useId } from 'react';
import { PickBox } from './PickBox';
import { Segments } from './Segments';
import { Setting } from './Setting';
import { TextBox } from './TextBox';

interface TextProps {
  label: string;
  hint?: string;
  placeholder?: string;
  value: unknown;
  onChange: (value: string) => void;
}

export function TextSetting({ label, hint, placeholder, value, onChange }: TextProps) {
  const id = useId();
  return (
    <Setting label={label} hint={hint} htmlFor={id}>
      <TextBox
        id={id}
        size="line"
        {...(placeholder ? { placeholder } : {})}
        value={typeof value === 'string' ? value : null}
        onChange={(text) => onChange(text ?? '')}
      />
    </Setting>
  );
}

interface ChoiceProps<K extends string> {
  label: string;
  hint?: string;
  value: K;
  choices: readonly { readonly key: K; readonly label: string }[];
  onChange: (key: K) => void;
}

export function SegmentSetting<K extends string>({ label, hint, ...rest }: ChoiceProps<K>) {
  return (
    <Setting label={label} hint={hint}>
      <Segments label={label} {...rest} />
    </Setting>
  );
}

export function PickSetting<K extends string>({ label, hint, value, choices, onChange }: ChoiceProps<K>) {
  return (
    <Setting label={label} hint={hint}>
      <PickBox label={label} entries={choices} value={value} onChange={(key) => onChange(key as K)} />
    </Setting>
  );
}
