/** What became of it: the counts, the way to the records, the rows that stayed out, and the way back. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { type Import, pathOf } from './data';
import styles from './imports.module.css';

const KINDS = ['created', 'updated', 'unchanged', 'refused'] as const;

export function ResultStep({ object, what }: { object: ObjectDescription; what: Import }) {
  const { t } = useTranslation('imports');
  const written = what.counts.created + what.counts.updated > 0;
  return (
    <div className={styles.work}>
      <h2>{t(`result.${what.state === 'done' ? 'done' : 'stopped'}`)}</h2>
      <dl className={styles.figures}>
        {KINDS.filter((kind) => what.counts[kind] > 0).map((kind) => (
          <div key={kind} data-kind={kind}>
            <dt>{t(`count.${kind}`)}</dt>
            <dd className="numeric">{t('number', { count: what.counts[kind] })}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.row}>
        <Link to="/o/$object" params={{ object: what.object }} className="btn primary">
          {t('result.look', { object: object.plural || object.label })}
        </Link>
        {what.counts.refused > 0 && (
          <a className="btn" href={`/api/v1${pathOf(what.object, what.id)}/refused.xlsx`} download>
            <Icon name="dl" />
            {t('download')}
          </a>
        )}
        {written && what.batch_id && (
          <Link to="/batches/$id" params={{ id: what.batch_id }} className="btn ghost">
            <Icon name="undo" />
            {t('result.undo')}
          </Link>
        )}
      </div>
    </div>
  );
}
