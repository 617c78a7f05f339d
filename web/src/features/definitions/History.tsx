/** Every published version of one definition: what changed, by whom; look at one, or go back to it. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { definitionQuery } from '../../api/queries';
import type { DefinitionKindKey, DefinitionVersion, PublishResult, Words } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { Avatar } from '../../kit/Avatar';
import { useConfirm } from '../../kit/confirm';
import { DiffLines } from '../../kit/definition/lines';
import { Icon } from '../../kit/Icon';
import { Page } from '../../kit/Page';
import { RelativeTime } from '../../kit/RelativeTime';
import { useSession } from '../../kit/session';
import { EmptyState, NoPermission, PageError, PageLoading } from '../../kit/states';
import { useToast } from '../../kit/toast';
import { textOf } from '../../kit/words';
import { BuildCrumb } from './BuildCrumb';
import styles from './History.module.css';
import { VersionSheet } from './VersionSheet';

interface VersionPage {
  versions: DefinitionVersion[];
  next_cursor?: string | null;
}

export default function History() {
  const { kind, key } = useParams({ from: '/shell/build/$kind/$key/history' });
  const { admin } = useSession();
  return admin ? <Versions kind={kind as DefinitionKindKey} name={key} /> : <NoPermission />;
}

function Versions({ kind, name }: { kind: DefinitionKindKey; name: string }) {
  const { t } = useTranslation('definitions');
  const [viewed, setViewed] = useState<number | null>(null);
  const definition = useQuery(definitionQuery<{ label: Words }>(kind, name));
  const versions = useInfiniteQuery({
    queryKey: ['definition', kind, name, 'versions'],
    queryFn: ({ pageParam }) => api.get<VersionPage>(`/definitions/${kind}/${name}/versions`, { cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor ?? null,
  });
  const list = versions.data?.pages.flatMap((page) => page.versions) ?? [];
  const body = definition.data?.published ?? definition.data?.draft;
  return (
    <Page narrow crumbs={<BuildCrumb />} title={t('history.title', { label: textOf(body?.label, currentLanguage()) })}>
      {versions.isError && <PageError error={versions.error} onRetry={() => void versions.refetch()} />}
      {versions.isPending && <PageLoading />}
      {versions.data && list.length === 0 && <EmptyState icon="history" sentence={t('history.empty')} />}
      <ol className={styles.versions}>
        {list.map((version, index) => (
          <Version
            key={version.version}
            version={version}
            current={index === 0}
            path={`/definitions/${kind}/${name}`}
            onView={() => setViewed(version.version)}
          />
        ))}
      </ol>
      {versions.hasNextPage && (
        <button type="button" className="btn" onClick={() => void versions.fetchNextPage()}>
          {t('history.more')}
        </button>
      )}
      {viewed !== null && <VersionSheet kind={kind} name={name} version={viewed} onClose={() => setViewed(null)} />}
    </Page>
  );
}

interface VersionProps {
  version: DefinitionVersion;
  /** The one that is in force. */
  current: boolean;
  path: string;
  onView: () => void;
}

function Version({ version, current, path, onView }: VersionProps) {
  const { t } = useTranslation('definitions');
  const { user } = useSession();
  const goBack = useRollback(path, version.version);
  return (
    <li className={styles.version}>
      <header>
        <h2 className="numeric">{t('version', { version: version.version })}</h2>
        {current && <span className="status good">{t('history.current')}</span>}
        {version.note && <span className="ellipsis">{version.note}</span>}
        <span className={styles.who}>
          {version.by && (
            <>
              <Avatar name={version.by.name} me={version.by.id === user.id} />
              {version.by.name}
            </>
          )}
          <RelativeTime at={version.at} />
        </span>
      </header>
      <DiffLines diff={version.diff} />
      <div className={styles.actions}>
        <button type="button" className="btn ghost" onClick={onView}>
          <Icon name="eye" />
          {t('history.view')}
        </button>
        {!current && (
          <button type="button" className="btn ghost" onClick={() => void goBack()}>
            <Icon name="undo" />
            {t('history.rollback')}
          </button>
        )}
      </div>
    </li>
  );
}

/** Ask, then publish an old version's body as the newest. */
function useRollback(path: string, version: number): () => Promise<void> {
  const { t } = useTranslation('definitions');
  const client = useQueryClient();
  const confirm = useConfirm();
  const toast = useToast();
  return async () => {
    const sure = await confirm({
      title: t('history.confirmTitle', { version }),
      body: t('history.confirmBody'),
      action: t('history.confirmAction', { version }),
    });
    if (!sure) return;
    try {
      const result = await api.post<PublishResult>(`${path}/rollback`, { version });
      for (const stale of ['definition', 'definitions', 'apps', 'objects', 'object']) {
        void client.invalidateQueries({ queryKey: [stale] });
      }
      toast.info(t('history.done', { version, newVersion: result.version }));
    } catch (error) {
      toast.error(error);
    }
  };
}
