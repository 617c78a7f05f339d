/** Three figures of the day: whom to follow up, how many are mine, how many of them came this month. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Condition, ObjectDescription } from '../../api/types';
import { type Day, OWN } from '../../fields/data/home';
import { useDue } from './due';
import styles from './Home.module.css';

const THIS_MONTH: Condition = {
  and: [OWN, { field: 'created_at', op: 'relative', value: { unit: 'month', from: 0, to: 0 } }],
};

function countQuery(object: ObjectDescription | null, what: string, filter: Condition) {
  return queryOptions({
    queryKey: ['records', object?.key ?? '', 'count', what],
    enabled: object !== null,
    meta: { kept: true },
    queryFn: () =>
      api.query<{ count: number; capped: boolean }>(`/objects/${object?.key}/query`, { kind: 'count', filter }),
  });
}

export function Figures({ day: { mine, activity } }: { day: Day }) {
  const { t, i18n } = useTranslation('workbench');
  const due = useDue(activity, mine).entries;
  const owned = useQuery(countQuery(mine, 'mine', OWN)).data;
  const fresh = useQuery(countQuery(mine, 'month', THIS_MONTH)).data;
  const format = new Intl.NumberFormat(i18n.language);
  const shown = (count: typeof owned) => count && format.format(count.count) + (count.capped ? '+' : '');
  const plural = mine?.plural || mine?.label;
  const people = due && new Set(due.map(({ whom, record }) => whom?.id ?? record.id)).size;
  return (
    <dl className={styles.figures}>
      {activity && (
        <Figure label={t('home.today')} figure={people?.toString() && t('home.people', { count: people })} />
      )}
      {mine && <Figure label={t('home.mine', { object: plural })} figure={shown(owned)} />}
      {mine && <Figure label={t('home.month')} figure={shown(fresh)} />}
    </dl>
  );
}

function Figure({ label, figure }: { label: string; figure: string | undefined }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="numeric">{figure ?? '–'}</dd>
    </div>
  );
}
