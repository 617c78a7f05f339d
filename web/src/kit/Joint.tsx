/** Steps that hand over to one another: each edge has a tenon. Used only where one step passes work to the next. */
import { Icon } from './Icon';
import styles from './Joint.module.css';

export interface JointStep {
  key: string;
  label: string;
  /** `won` and `lost` are where one stands when the work has ended. */
  state: 'done' | 'now' | 'next' | 'won' | 'lost';
  /** Makes the step a button. */
  onClick?: () => void;
  /** A quiet word behind the label, such as the day it was reached. */
  note?: string;
  /** Why one may not go there; the button stays to say so. */
  blocked?: string | null;
}

interface Props {
  steps: readonly JointStep[];
  /** Spoken name of the row of steps. */
  label: string;
  /** The ground it lies on, so that the gap of the tenon has its colour. @default 'sheet' */
  ground?: 'sheet' | 'frame';
}

export function Joint({ steps, label, ground = 'sheet' }: Props) {
  return (
    <ol className={`${styles.joint} ${ground === 'frame' ? styles.frame : ''}`} aria-label={label}>
      {steps.map((step) => {
        const content = (
          <>
            {(step.state === 'done' || step.state === 'won') && !step.note && <Icon name="check" size={12} />}
            {step.state === 'lost' && <Icon name="x" size={12} />}
            <span className="ellipsis">{step.label}</span>
            {step.note && <small className="numeric">{step.note}</small>}
          </>
        );
        return (
          <li
            key={step.key}
            className={styles[step.state]}
            {...(['now', 'won', 'lost'].includes(step.state) ? { 'aria-current': 'step' } : {})}
            data-blocked={step.blocked ? true : undefined}
          >
            {step.onClick ? (
              <button
                type="button"
                aria-disabled={Boolean(step.blocked)}
                title={step.blocked ?? step.label}
                onClick={step.onClick}
              >
                {content}
              </button>
            ) : (
              content
            )}
          </li>
        );
      })}
    </ol>
  );
}
