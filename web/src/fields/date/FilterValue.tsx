import { isMany, isSpan } from '../condition/model';
import { useFieldContext } from '../context';
import controls from '../controls/controls.module.css';
import type { FilterValueProps } from '../type';
import { DateBox } from './DateBox';
import styles from './date.module.css';
import { SPANS, spanKey, spanText } from './span';

/** A day, two days, or a span counted from today. Also for moments: they are asked for by day. */
export function FilterValue({ op, value, onChange, autoFocus }: FilterValueProps) {
  const context = useFieldContext();
  if (op === 'relative') {
    const chosen = isSpan(value) ? spanKey(value) : null;
    return (
      <div className={styles.spans}>
        {SPANS.map((span) => (
          <button
            key={spanKey(span)}
            type="button"
            className={controls.option}
            aria-pressed={spanKey(span) === chosen}
            onClick={() => onChange(span)}
          >
            {spanText(span, context)}
          </button>
        ))}
      </div>
    );
  }
  const label = context.t('filter.value');
  if (op !== 'between') {
    const day = typeof value === 'string' && value ? value : null;
    return <DateBox size="line" label={label} value={day} onChange={onChange} autoFocus={autoFocus} />;
  }
  const [from = '', to = ''] = isMany(value) ? value : [];
  return (
    <div className={styles.range}>
      <DateBox
        size="line"
        label={label}
        value={from || null}
        onChange={(day) => onChange([day ?? '', to])}
        autoFocus={autoFocus}
      />
      <span>{context.t('filter.and')}</span>
      <DateBox size="line" label={label} value={to || null} onChange={(day) => onChange([from, day ?? ''])} />
    </div>
  );
}
