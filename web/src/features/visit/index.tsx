/** `/visit` a visit, a call or a message is written down on the way, with network or without. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { objectQuery } from '../../api/queries';
import { useFieldContext } from '../../fields/context';
import { mineQuery, planQuery, useDay, type Whom } from '../../fields/data/home';
import { recordQuery, titleOf } from '../../fields/data/objects';
import { Icon } from '../../kit/Icon';
import { Page } from '../../kit/Page';
import { useSession } from '../../kit/session';
import { EmptyState, PageError, PageLoading } from '../../kit/states';
import { Choose } from './Choose';
import { VisitForm } from './VisitForm';

export default function Visit() {
  const { t } = useTranslation('visit');
  const { note } = useSearch({ from: '/shell/visit' });
  return (
    <Page
      narrow
      title={t(note ? 'note' : 'title')}
      crumbs={
        <Link to="/" aria-label={t('back')}>
          <Icon name="left" />
        </Link>
      }
    >
      <Content />
    </Page>
  );
}

function Content() {
  const { t } = useTranslation('visit');
  const day = useDay();
  const { timezone } = useSession().workspace;
  const search = useSearch({ from: '/shell/visit' });
  const navigate = useNavigate({ from: '/visit' });
  const activity = day?.activity ?? null;
  const plans = useQuery(planQuery(activity ?? undefined, timezone)).data;
  const { whom, error } = useWhom(search.object, search.id);
  if (day === undefined) return <PageLoading />;
  if (!day || !activity) return <EmptyState icon="map" sentence={t('noActivity')} />;
  if (error) return <PageError error={error} />;
  if (search.id && !whom) return <PageLoading />;
  if (!whom) {
    if (!day.mine) return <EmptyState icon="map" sentence={t('noActivity')} />;
    const choose = ({ object, id }: Whom) => void navigate({ search: { ...search, object, id }, replace: true });
    return <Choose object={day.mine} onChoose={choose} />;
  }
  const plan = plans?.records.find(({ id }) => id === search.plan) ?? null;
  return (
    <VisitForm
      key={whom.id}
      whom={whom}
      plan={plan}
      activity={activity}
      here={search.note === undefined}
      onOther={() => void navigate({ search: { ...(search.note ? { note: '1' } : {}) }, replace: true })}
    />
  );
}

/** The record that the address names: among what is at hand, else from the server. */
function useWhom(object = '', id = ''): { whom: Whom | null; error: Error | null } {
  const context = useFieldContext();
  const description = useQuery(objectQuery(object)).data;
  const day = useDay();
  const { timezone } = useSession().workspace;
  const mine = useQuery({ ...mineQuery(day?.mine ?? undefined), enabled: day?.mine?.key === object }).data;
  const atHand = mine?.records.find((one) => one.id === id);
  const planned = useQuery(planQuery(day?.activity ?? undefined, timezone)).data;
  const asked = useQuery({ ...recordQuery(object, id), enabled: id !== '' && !atHand });
  const record = atHand ?? asked.data;
  if (record && description) return { whom: { object, id, title: titleOf(record, description, context) }, error: null };
  // without network the plan knows at least the name
  const named = planned?.records.flatMap((entry) => Object.values(entry)).find((value) => isNamed(value, id));
  if (named) return { whom: { object, id, title: named.title ?? '' }, error: null };
  return { whom: null, error: asked.error };
}

const isNamed = (value: unknown, id: string): value is { id: string; title: string | null } =>
  typeof value === 'object' && value !== null && 'title' in value && 'id' in value && value.id === id;
