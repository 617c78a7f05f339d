/** Records of all objects that match a few words; pinyin and initials are understood by the server. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { SearchGroup } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { List, ListRow, Section } from '../../kit/List';
import { Page } from '../../kit/Page';
import { EmptyState, PageError } from '../../kit/states';
import styles from './Search.module.css';

const REST_MS = 200;
const PER_OBJECT = 20;

export default function Search() {
  const { t } = useTranslation('search');
  const { q = '' } = useSearch({ from: '/shell/search' });
  const navigate = useNavigate();
  const [text, setText] = useState(q);
  useEffect(() => {
    const timer = setTimeout(() => {
      const next = text.trim();
      if (next !== q) void navigate({ to: '/search', search: next ? { q: next } : {}, replace: true });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [text, q, navigate]);
  const found = useQuery({
    queryKey: ['search', q, PER_OBJECT],
    queryFn: ({ signal }) => api.get<{ groups: SearchGroup[] }>('/search', { q, limit: PER_OBJECT }, { signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const groups = q === '' ? [] : (found.data?.groups.filter((group) => group.records.length > 0) ?? []);
  return (
    <Page title={t('title')}>
      <label className={styles.box}>
        <Icon name="search" />
        <input
          className="input"
          autoFocus
          type="search"
          enterKeyHint="search"
          aria-label={t('title')}
          placeholder={t('placeholder')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {q === '' && <EmptyState sentence={t('start')} />}
      {q !== '' && found.data && !found.isPlaceholderData && groups.length === 0 && (
        <EmptyState icon="search" sentence={t('nothing', { q })} />
      )}
      {groups.map((group) => (
        <Section
          key={group.object}
          title={group.label}
          {...(group.records.length < PER_OBJECT ? { count: group.records.length } : {})}
          actions={
            group.records.length >= PER_OBJECT && (
              <Link to="/o/$object" params={{ object: group.object }} search={{ q }} className="btn ghost">
                {t('all')}
              </Link>
            )
          }
        >
          <List label={group.label}>
            {group.records.map((record) => (
              <ListRow
                key={record.id}
                lead={group.icon || 'sub'}
                title={record.title}
                detail={record.matched?.text !== record.title && record.matched?.text}
                link={{ to: '/o/$object/$id', params: { object: group.object, id: record.id } }}
              />
            ))}
          </List>
        </Section>
      ))}
    </Page>
  );
}
