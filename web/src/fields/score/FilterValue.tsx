/** Points to compare with: one number, or two. */
import { useTranslation } from 'react-i18next';
import { isMany } from '../condition/model';
import { TypedBox } from '../controls/TypedBox';
import { readNumber } from '../number/value';
import type { FilterValueProps, Reading } from '../type';
import styles from './score.module.css';

export function FilterValue({ op, value, onChange, autoFocus }: FilterValueProps) {
  const { t } = useTranslation('fields');
  const two = op === 'between';
  const parts: readonly string[] = isMany(value) ? value : [typeof value === 'string' ? value : ''];
  const read = (text: string): Reading<string> => {
    if (!text.trim()) return { ok: true, value: null };
    const reading = readNumber(text);
    return reading.ok ? { ok: true, value: reading.value } : { ok: false, message: t('read.notNumber') };
  };
  const box = (at: number) => (
    <TypedBox
      size="line"
      align="end"
      inputMode="decimal"
      label={t('filter.value')}
      autoFocus={at === 0 && (autoFocus ?? false)}
      typed={parts[at] ?? ''}
      shown={parts[at] ?? ''}
      read={read}
      onChange={(next) =>
        onChange(two ? [at === 0 ? (next ?? '') : (parts[0] ?? ''), at === 1 ? (next ?? '') : (parts[1] ?? '')] : next)
      }
    />
  );
  if (!two) return box(0);
  return (
    <div className={styles.two}>
      {box(0)}
      <span className="muted">{t('filter.and')}</span>
      {box(1)}
    </div>
  );
}
