import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldContext } from '../context';
import { Box } from '../controls/Box';
import controls from '../controls/controls.module.css';
import { NumberSetting } from '../controls/NumberSetting';
import { Segments } from '../controls/Segments';
import { Setting } from '../controls/Setting';
import type { ConfigProps } from '../type';
import styles from './autoNumber.module.css';
import { DATE_PARTS, digitsOf, exampleOf, missingFor, problemOf, RESETS, type Reset, withDigits } from './pattern';

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  const { today } = useFieldContext();
  const input = useRef<HTMLInputElement>(null);
  const pattern = typeof settings.pattern === 'string' ? settings.pattern : '';
  const reset = RESETS.includes(settings.reset as Reset) ? (settings.reset as Reset) : 'never';
  const problem = problemOf(pattern) ?? (missingFor(pattern, reset) ? 'missing' : null);
  const insert = (part: string) => {
    const at = input.current?.selectionStart ?? pattern.length;
    const end = input.current?.selectionEnd ?? at;
    onChange({ ...settings, pattern: `${pattern.slice(0, at)}{${part}}${pattern.slice(end)}` });
    input.current?.focus();
  };
  return (
    <>
      <Setting label={t('types.auto_number.pattern')}>
        <Box size="line" invalid={problem !== null}>
          <input
            ref={input}
            className={`${controls.input} ${styles.pattern}`}
            aria-label={t('types.auto_number.pattern')}
            aria-invalid={problem !== null}
            spellCheck={false}
            autoComplete="off"
            value={pattern}
            onChange={(event) => onChange({ ...settings, pattern: event.target.value })}
          />
        </Box>
        <div className={styles.parts}>
          {DATE_PARTS.map((part) => (
            <button key={part} type="button" onClick={() => insert(part)}>
              {t(`types.auto_number.${part}`)}
            </button>
          ))}
        </div>
      </Setting>
      <NumberSetting
        label={t('types.auto_number.digits')}
        whole
        value={digitsOf(pattern) || null}
        onChange={(digits) => onChange({ ...settings, pattern: withDigits(pattern, Number(digits ?? 1)) })}
      />
      <Setting label={t('types.auto_number.reset')}>
        <Segments
          label={t('types.auto_number.reset')}
          value={reset}
          choices={RESETS.map((key) => ({ key, label: t(`types.auto_number.${key}`) }))}
          onChange={(next) => onChange({ ...settings, reset: next })}
        />
      </Setting>
      <p className={problem ? styles.wrong : styles.example} role="status">
        {problem ? (
          t(`types.auto_number.${problem}`)
        ) : (
          <>
            {t('types.auto_number.example')}
            <b className="numeric">{exampleOf(pattern, today, 1)}</b>
            <b className="numeric">{exampleOf(pattern, today, 2)}</b>
          </>
        )}
      </p>
    </>
  );
}
