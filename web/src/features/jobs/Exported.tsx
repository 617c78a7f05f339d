/** What an export took out: how many records, in which form, which fields, by which condition. */
import { useTranslation } from 'react-i18next';
import type { AskedExport } from '../../api/types';
import { conditionWords } from './conditionWords';
import styles from './JobRow.module.css';

interface Props {
  asked: AskedExport;
  /** Absent until it is done. */
  rows: number | null;
}

export function Exported({ asked, rows }: Props) {
  const { t } = useTranslation('jobs');
  const { t: tf } = useTranslation('fields');
  const condition = conditionWords(asked, tf);
  const facts = [
    t(`exported.format.${asked.format}`),
    t('exported.fields', { count: asked.fields.length }),
    ...(rows === null ? [] : [t('exported.rows', { count: rows })]),
    asked.filter || asked.search ? t('exported.some') : t('exported.all'),
  ];
  return (
    <details className={styles.exported}>
      <summary>{facts.join(' · ')}</summary>
      <dl>
        <dt>{t('exported.fieldsTitle')}</dt>
        <dd>{asked.fields.join(tf('sentence.list'))}</dd>
        {condition && (
          <>
            <dt>{t('exported.condition')}</dt>
            <dd>{condition}</dd>
          </>
        )}
        {asked.search && (
          <>
            <dt>{t('exported.search')}</dt>
            <dd>{asked.search}</dd>
          </>
        )}
      </dl>
    </details>
  );
}
