/** Apps with their objects and how much is in each. */
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { App } from '../../api/types';
import { Icon } from '../../kit/Icon';
import styles from './Apps.module.css';

interface Count {
  count: number;
  capped: boolean;
}

interface ObjectItem {
  object: string;
  label: string;
  icon: string;
}

export const objectsOf = (app: App): ObjectItem[] =>
  app.items.flatMap((item) => (item.kind === 'group' ? item.items : [item]));

export function Apps({ apps }: { apps: readonly App[] }) {
  const { t } = useTranslation('workbench');
  const counts = useCounts([...new Set(apps.flatMap(objectsOf).map((item) => item.object))]);
  return apps.map((app) => (
    <section key={app.key} className={styles.app}>
      <h2>{app.label || t(apps.length === 1 ? 'objects' : 'otherObjects')}</h2>
      <ul>
        {objectsOf(app).map((item) => (
          <li key={item.object}>
            <Link to="/o/$object" params={{ object: item.object }} search={{}}>
              <Icon name={item.icon || 'sub'} />
              <span className="ellipsis">{item.label}</span>
              <em className="numeric">{counts.get(item.object)}</em>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** `17`, `10,000+`; nothing while unknown. */
function useCounts(objects: readonly string[]): Map<string, string> {
  const { i18n } = useTranslation('workbench');
  const answers = useQueries({
    queries: objects.map((object) => ({
      queryKey: ['records', object, 'count'],
      queryFn: () => api.query<Count>(`/objects/${object}/query`, { kind: 'count' }),
    })),
  });
  const format = new Intl.NumberFormat(i18n.language);
  return new Map(
    objects.flatMap((object, index) => {
      const count = answers[index]?.data;
      return count ? [[object, format.format(count.count) + (count.capped ? '+' : '')] as const] : [];
    }),
  );
}
