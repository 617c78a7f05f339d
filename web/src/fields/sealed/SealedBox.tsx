/** The editor of a sealed value: it begins empty, shows the mask as long as nothing is typed, and never sends it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldContext } from '../context';
import { Box } from '../controls/Box';
import controls from '../controls/controls.module.css';
import { Mark } from '../controls/Mark';
import type { EditorProps } from '../type';
import { maskOf, type ReadSecret, type Secret } from './value';

interface Props extends EditorProps<Secret> {
  read: ReadSecret;
  /** Digits come first on a phone. @default 'text' */
  inputMode?: 'text' | 'numeric';
}

export function SealedBox({ field, value, onChange, onProblem, onDone, read, inputMode = 'text', ...rest }: Props) {
  const { t } = useTranslation('fields');
  const context = useFieldContext();
  // what stood here when the edit began comes back when everything typed is taken away again
  const [before] = useState(() => (typeof value === 'string' ? null : value));
  const [text, setText] = useState(typeof value === 'string' ? value : '');
  const type = (next: string) => {
    setText(next);
    const reading = read(next, field, context);
    onProblem?.(reading.ok ? null : reading.message);
    if (next === '') onChange(before);
    else if (reading.ok) onChange(reading.value);
  };
  const shownMask = value !== null && text === '' ? maskOf(value) : '';
  return (
    <Box size={rest.size} invalid={rest.invalid} disabled={rest.disabled}>
      <input
        className={controls.input}
        {...(rest.id ? { id: rest.id } : { 'aria-label': field.label })}
        {...(rest.describedBy ? { 'aria-describedby': rest.describedBy } : {})}
        aria-invalid={rest.invalid ?? false}
        autoComplete="off"
        spellCheck={false}
        autoFocus={rest.autoFocus ?? false}
        disabled={rest.disabled ?? false}
        inputMode={inputMode}
        placeholder={shownMask ? t('sealed.replace', { mask: shownMask }) : ''}
        value={text}
        onChange={(event) => type(event.target.value)}
        onBlur={() => onDone?.()}
      />
      {value !== null && !rest.disabled && (
        <Mark
          icon="x"
          label={t('choice.clear')}
          onClick={() => {
            setText('');
            onProblem?.(null);
            onChange(null);
          }}
        />
      )}
    </Box>
  );
}
