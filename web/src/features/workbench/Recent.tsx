/** Records that were opened last, each one press away. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Section } from '../../kit/List';
import { useRecent } from '../../offline/recent';
import styles from './Home.module.css';

const SHOWN = 6;

/** @param labels what the objects are called, by their keys */
export function Recent({ labels }: { labels: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('workbench');
  const recent = useRecent()
    .filter(({ object }) => labels.has(object))
    .slice(0, SHOWN);
  if (recent.length === 0) return null;
  return (
    <Section title={t('home.recent')}>
      <ul className={styles.recent}>
        {recent.map(({ object, id, title }) => (
          <li key={`${object} ${id}`}>
            <Link to="/o/$object/$id" params={{ object, id }}>
              <span className="ellipsis">{title}</span>
              <small className="muted">{labels.get(object)}</small>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
