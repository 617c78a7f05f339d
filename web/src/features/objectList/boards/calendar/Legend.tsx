/** What the colours of the days that are seen mean: the field that colours, and its options among the events. */
import type { FieldDescription } from '../../../../api/types';
import { optionOf } from '../../../../fields/options/options';
import styles from '../boards.module.css';
import type { CalendarEvent } from './useEvents';

interface Props {
  field: FieldDescription;
  events: readonly CalendarEvent[];
}

export function Legend({ field, events }: Props) {
  const held = new Set(events.map(({ record }) => record[field.key]).filter((value) => typeof value === 'string'));
  const known = (field.options ?? []).map(({ key }) => key);
  const keys = [...known.filter((key) => held.has(key)), ...[...held].filter((key) => !known.includes(key))];
  const options = field.options ? keys.map((key) => optionOf(field, key)) : [];
  if (options.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long legend scrolls, for the keyboard too
    <section className={styles.legend} aria-label={field.label} tabIndex={0}>
      <span className="muted">{field.label}</span>
      {options.map(({ key, label, color }) => (
        <span key={key}>
          <i style={{ background: `var(--tag-${color || 'stone'}-bg)`, color: `var(--tag-${color || 'stone'})` }} />
          {label}
        </span>
      ))}
    </section>
  );
}
