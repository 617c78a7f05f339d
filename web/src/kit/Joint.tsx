/** Steps that hand over to one another: each edge has a tenon. Used only where one step passes work to the next. */
import { Icon } from './Icon';
import styles from './Joint.module.css';

export interface JointStep {
  key: string;
  label: string;
  state: 'done' | 'now' | 'next';
  /** Makes the step a button. */
  onClick?: () => void;
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
            {step.state === 'done' && <Icon name="check" size={12} />}
            <span className="ellipsis">{step.label}</span>
          </>
        );
        return (
          <li
            key={step.key}
            className={styles[step.state]}
            {...(step.state === 'now' ? { 'aria-current': 'step' } : {})}
          >
            {step.onClick ? (
              <button type="button" onClick={step.onClick}>
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
