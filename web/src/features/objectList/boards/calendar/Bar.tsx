/** What lies on a day: its time and name; the colour of its choice, named too. */
import type { FieldDescription, ObjectDescription } from '../../../../api/types';
import { useFieldContext } from '../../../../fields/context';
import { isEmpty } from '../../../../fields/data/isEmpty';
import { titleOf } from '../../../../fields/data/objects';
import { optionOf } from '../../../../fields/options/options';
import { fieldTypeOf } from '../../../../fields/registry';
import type { CardHandle } from '../../../../kit/LaneSurface';
import styles from './calendar.module.css';
import type { CalendarEvent } from './useEvents';

interface Props {
  event: CalendarEvent;
  object: ObjectDescription;
  card: readonly FieldDescription[];
  color: FieldDescription | null;
  /** It hangs at the pointer, or is not to be pressed. @default false */
  ghost?: boolean;
  handle?: CardHandle;
  before?: boolean;
  after?: boolean;
  onOpen?: () => void;
  /** Let it end a day later or earlier. */
  onLonger?: ((days: number) => void) | undefined;
  /** Takes hold of its end. */
  onStretch?: ((event: React.PointerEvent) => void) | undefined;
}

export function Bar(props: Props) {
  const { event, object, card, color, ghost = false, handle, before, after, onOpen, onLonger, onStretch } = props;
  const context = useFieldContext();
  const value = color && event.record[color.key];
  const option = color?.options && typeof value === 'string' ? optionOf(color, value) : null;
  const title = titleOf(event.record, object, context);
  const said = card.flatMap((field) => {
    const held = event.record[field.key];
    return isEmpty(field, held) ? [] : [fieldTypeOf(field.type).toText(held, field, context)];
  });
  const tint = option
    ? { background: `var(--tag-${option.color || 'stone'}-bg)`, color: `var(--tag-${option.color || 'stone'})` }
    : {};
  const content = (
    <>
      {event.time && <span className="numeric">{event.time}</span>}
      <b className="ellipsis">{title}</b>
      {said.length > 0 && <span className={`ellipsis ${styles.said}`}>{said.join(' · ')}</span>}
    </>
  );
  if (ghost)
    return (
      <div className={styles.event} style={tint}>
        {content}
      </div>
    );
  return (
    <button
      ref={handle?.ref}
      type="button"
      className={handle?.lifted ? `${styles.event} ${styles.origin}` : styles.event}
      style={tint}
      data-before={before}
      data-after={after}
      title={[event.time, title, option?.label, ...said].filter(Boolean).join(' · ')}
      {...handle?.props}
      onClick={onOpen}
      onKeyDown={(press) => {
        const days = { ArrowRight: 1, ArrowLeft: -1 }[press.key];
        if (press.shiftKey && days && onLonger) {
          press.preventDefault();
          onLonger(days);
          return;
        }
        (handle?.props.onKeyDown as ((event: React.KeyboardEvent) => void) | undefined)?.(press);
      }}
    >
      {content}
      {onStretch && (
        <span
          className={styles.stretch}
          aria-hidden="true"
          onPointerDown={onStretch}
          onMouseDown={(press) => press.stopPropagation()}
        />
      )}
    </button>
  );
}
