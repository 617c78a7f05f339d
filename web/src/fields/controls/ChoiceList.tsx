/**
 * The list under a chooser. It never takes the focus: the input that narrows it keeps it, and tells which is active.
 * Of thousands of choices only those in sight are drawn.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { OptionTag } from '../../kit/OptionTag';
import { useIsPhone } from '../../kit/phone';
import type { Choice, Choices } from '../type';
import styles from './controls.module.css';

/** What can be done instead of choosing; stands last in the list and counts as one of its entries. */
export interface ChoiceAction {
  readonly label: ReactNode;
  readonly run: () => void;
}

interface Props<V> {
  id: string;
  found: Choices<V>;
  active: number;
  onPick: (choice: Choice<V>) => void;
  onHover: (index: number) => void;
  chosen: readonly string[];
  /** Boxes to tick instead of one to take. @default false */
  many?: boolean;
  /** Something is being searched, so an empty list means that nothing fits. */
  searching: boolean;
  action?: ChoiceAction | null | undefined;
}

/** Height of the list and of a line, px; as in the style sheet. */
const LIST_PX = 280;
const ROW_PX = { desktop: 32, phone: 44 };
/** Lines drawn beyond each edge. */
const AROUND = 12;

export function ChoiceList<V>(props: Props<V>) {
  const { id, found, active, onPick, onHover, chosen, many = false, searching, action } = props;
  const { t } = useTranslation('fields');
  const rowPx = ROW_PX[useIsPhone() ? 'phone' : 'desktop'];
  const [top, setTop] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const total = found.choices.length;
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const at = active * rowPx;
    if (at < element.scrollTop) element.scrollTop = at;
    else if (at + rowPx > element.scrollTop + LIST_PX - 8) element.scrollTop = at + rowPx - LIST_PX + 8;
  }, [active, rowPx]);
  const first = Math.max(0, Math.floor(top / rowPx) - AROUND);
  const end = Math.min(total, Math.ceil((top + LIST_PX) / rowPx) + AROUND);
  return (
    <>
      {total === 0 && (
        <p className={styles.said} role="status">
          {t(found.loading ? 'choice.loading' : searching ? 'choice.nothing' : 'choice.empty')}
        </p>
      )}
      {(total > 0 || action) && (
        <div
          ref={list}
          id={id}
          role="listbox"
          aria-label={t('choice.list')}
          aria-multiselectable={many}
          className={styles.list}
          onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        >
          {first > 0 && <div role="presentation" style={{ height: first * rowPx }} />}
          {found.choices.slice(first, end).map((choice, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input that owns the list handles the keys
            <div
              key={choice.id}
              id={`${id}-${first + i}`}
              role="option"
              tabIndex={-1}
              aria-selected={chosen.includes(choice.id)}
              aria-setsize={total}
              aria-posinset={first + i + 1}
              className={`${styles.option} ${first + i === active ? styles.active : ''}`}
              style={choice.depth ? { paddingLeft: 8 + choice.depth * 16 } : {}}
              onPointerMove={() => onHover(first + i)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(choice)}
            >
              {many && <Tick on={chosen.includes(choice.id)} />}
              <ChoiceWord choice={choice} />
              {choice.note && <span className={styles.note}>{choice.note}</span>}
              {choice.leads && <Icon name="right" size={14} className={styles.leads ?? ''} />}
            </div>
          ))}
          {end < total && <div role="presentation" style={{ height: (total - end) * rowPx }} />}
          {action && (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input that owns the list handles the keys
            <div
              id={`${id}-${total}`}
              role="option"
              tabIndex={-1}
              aria-selected={false}
              className={`${styles.option} ${styles.action} ${active === total ? styles.active : ''}`}
              onPointerMove={() => onHover(total)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={action.run}
            >
              <Icon name="plus" size={14} />
              <span className="ellipsis">{action.label}</span>
            </div>
          )}
        </div>
      )}
    </>
  );
}

export function ChoiceWord<V>({ choice }: { choice: Choice<V> }) {
  if (!choice.option) return <span className="ellipsis">{choice.label}</span>;
  return <OptionTag label={choice.label} color={choice.option.color} retired={choice.option.retired} />;
}

export function Tick({ on }: { on: boolean }) {
  return <span className={`${styles.check} ${on ? styles.on : ''}`}>{on && <Icon name="check" size={12} />}</span>;
}
