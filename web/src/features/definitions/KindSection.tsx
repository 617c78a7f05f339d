/** The designed things of one kind. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { definitionsQuery, objectsQuery } from '../../api/queries';
import type { DefinitionSummary } from '../../api/types';
import { useConfirm } from '../../kit/confirm';
import { Icon } from '../../kit/Icon';
import { List, ListRow, Section } from '../../kit/List';
import { Menu } from '../../kit/Menu';
import { useIsPhone } from '../../kit/phone';
import { RelativeTime } from '../../kit/RelativeTime';
import { EmptyState, PageError, PageLoading } from '../../kit/states';
import { useToast } from '../../kit/toast';

interface Props {
  kind: 'object' | 'option_set' | 'app';
  onCreate: () => void;
}

const ICONS = { object: 'sub', option_set: 'tag', app: 'grid' } as const;

export function KindSection({ kind, onCreate }: Props) {
  const { t } = useTranslation('definitions');
  const definitions = useQuery(definitionsQuery(kind));
  const objects = useQuery(objectsQuery);
  const icons = new Map(kind === 'object' ? objects.data?.map((object) => [object.key, object.icon]) : []);
  return (
    <Section
      title={t(`${kind}.plural`)}
      {...(definitions.data ? { count: definitions.data.length } : {})}
      actions={
        <button type="button" className="btn ghost" onClick={onCreate}>
          <Icon name="plus" />
          {t(`${kind}.create`)}
        </button>
      }
    >
      {definitions.isError && <PageError error={definitions.error} onRetry={() => void definitions.refetch()} />}
      {definitions.isPending && <PageLoading rows={3} />}
      {definitions.data?.length === 0 && <EmptyState sentence={t(`${kind}.empty`)} />}
      {definitions.data && definitions.data.length > 0 && (
        <List label={t(`${kind}.plural`)}>
          {definitions.data.map((definition) => (
            <DefinitionRow
              key={definition.key}
              definition={definition}
              icon={icons.get(definition.key) || ICONS[kind]}
            />
          ))}
        </List>
      )}
    </Section>
  );
}

function stateOf({ version, has_draft }: DefinitionSummary): 'draft' | 'changed' | 'published' {
  if (version === 0) return 'draft';
  return has_draft ? 'changed' : 'published';
}

const TONES = { draft: 'waiting', changed: 'active', published: 'good' } as const;

function DefinitionRow({ definition, icon }: { definition: DefinitionSummary; icon: string }) {
  const { t } = useTranslation('definitions');
  const phone = useIsPhone();
  const { kind, key, label, version, updated_at, updated_by } = definition;
  const state = stateOf(definition);
  return (
    <ListRow
      lead={icon}
      title={label || t('unnamed')}
      detail={
        <>
          {version > 0 && t('version', { version })} {updated_by?.name} <RelativeTime at={updated_at} />
        </>
      }
      meta={<span className={`status ${TONES[state]}`}>{t(`state.${state}`)}</span>}
      link={
        kind === 'object'
          ? { to: '/build/object/$key', params: { key } }
          : { to: '/build/$kind/$key', params: { kind, key } }
      }
      actions={!phone && <RowMenu definition={definition} />}
    />
  );
}

function RowMenu({ definition: { kind, key, label, version } }: { definition: DefinitionSummary }) {
  const { t } = useTranslation('definitions');
  const client = useQueryClient();
  const navigate = useNavigate();
  const confirm = useConfirm();
  const toast = useToast();
  const retire = async () => {
    const sure = await confirm({
      title: t('retire.title', { label }),
      body: t(version > 0 ? 'retire.body' : 'retire.draftBody'),
      action: t('retire.action'),
      danger: true,
    });
    if (!sure) return;
    try {
      await api.del(`/definitions/${kind}/${key}`);
      for (const stale of ['definitions', 'apps', 'objects']) void client.invalidateQueries({ queryKey: [stale] });
      toast.info(t('retire.done', { label }));
    } catch (error) {
      toast.error(error);
    }
  };
  return (
    <Menu
      label={t('more', { label })}
      align="end"
      entries={[
        {
          key: 'history',
          label: t('history.open'),
          icon: 'history',
          disabled: version === 0,
          run: () => void navigate({ to: '/build/$kind/$key/history', params: { kind, key } }),
        },
        { key: 'retire', label: t('retire.action'), icon: 'trash', danger: true, run: () => void retire() },
      ]}
    >
      <Icon name="more" />
    </Menu>
  );
}
