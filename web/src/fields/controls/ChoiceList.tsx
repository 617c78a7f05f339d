/** The list under a chooser. It never takes the focus: the input that narrows it keeps it, and tells which is active. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { OptionTag } from '../../kit/OptionTag';
import type { Choice, Choices } from '../type';
import styles from './controls.module.css';

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
}

export function ChoiceList<V>({ id, found, active, onPick, onHover, chosen, many = false, searching }: Props<V>) {
  const { t } = useTranslation('fields');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  if (found.choices.length === 0) {
    const key = found.loading ? 'choice.loading' : searching ? 'choice.nothing' : 'choice.empty';
    return (
      <p className={styles.said} role="status">
        {t(key)}
      </p>
    );
  }
  return (
    <div ref={list} id={id} role="listbox" aria-multiselectable={many} className={styles.list}>
      {found.choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the input that owns the list handles the keys
        <div
          key={choice.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={chosen.includes(choice.id)}
          className={`${styles.option} ${index === active ? styles.active : ''}`}
          onPointerMove={() => onHover(index)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(choice)}
        >
          {many && <Tick on={chosen.includes(choice.id)} />}
          <ChoiceWord choice={choice} />
          {choice.note && <span className={styles.note}>{choice.note}</span>}
        </div>
      ))}
    </div>
  );
}

export function ChoiceWord<V>({ choice }: { choice: Choice<V> }) {
  if (!choice.option) return <span className="ellipsis">{choice.label}</span>;
  return <OptionTag label={choice.label} color={choice.option.color} retired={choice.option.retired} />;
}

export function Tick({ on }: { on: boolean }) {
  return <span className={`${styles.check} ${on ? styles.on : ''}`}>{on && <Icon name="check" size={12} />}</span>;
}
