/** A change of a definition, in words: what is different, what the database will do, what is wrong. */
import { useTranslation } from 'react-i18next';
import type { DiffLine, PlanStep, Problem } from '../../api/types';
import { Icon } from '../Icon';
import styles from './Publish.module.css';

const SIGNS = { add: 'plus', remove: 'x', change: 'edit', move: 'swap' } as const;

export function DiffLines({ diff }: { diff: readonly DiffLine[] }) {
  return (
    <ul className={styles.lines}>
      {diff.map((line) => (
        <li key={`${line.op} ${line.path} ${line.text}`} className={styles[line.op]}>
          <Icon name={SIGNS[line.op]} size={14} />
          {line.text}
        </li>
      ))}
    </ul>
  );
}

/** Steps without any risk are counted; those that rewrite or lose something are said one by one. */
export function PlanSteps({ steps }: { steps: readonly PlanStep[] }) {
  const { t } = useTranslation('common');
  if (steps.length === 0) return null;
  return (
    <section>
      <h3>{t('publish.steps')}</h3>
      <ul className={styles.lines}>
        {steps.map((step) => (
          <li key={step.text} className={styles[step.risk]}>
            <Icon name={step.risk === 'none' ? 'check' : 'alert'} size={14} />
            <span>
              {step.text}
              {step.risk !== 'none' && <small>{t(`publish.risk.${step.risk}`)}</small>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ProblemLines({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation('common');
  if (problems.length === 0) return null;
  return (
    <section>
      <h3>{t('publish.problems')}</h3>
      <ul className={styles.lines}>
        {problems.map((problem) => (
          <li key={`${problem.path} ${problem.code}`} className={styles[problem.severity]}>
            <Icon name={problem.severity === 'error' ? 'error' : 'alert'} size={14} />
            {problem.message}
          </li>
        ))}
      </ul>
    </section>
  );
}
