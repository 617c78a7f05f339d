/** Records of another object that point to this one; a new one is created already pointing here. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { RecordData, RecordPage } from '../../api/types';
import { columnsOf } from '../../fields/columns';
import { encodeFilter } from '../../fields/condition/codec';
import { useFieldContext } from '../../fields/context';
import { CreateSheet } from '../../fields/form/CreateSheet';
import { Grid } from '../../grid/Grid';
import { inOrder } from '../../grid/rows';
import { rememberWalk } from '../../grid/walk';
import { Icon } from '../../kit/Icon';
import { EmptyState, PageError } from '../../kit/states';
import styles from './record.module.css';
import { pointingTo, pointsToMany, type Relation } from './related';

interface Props {
  relation: Relation;
  /** The record pointed to. */
  parent: { id: string; title: string };
}

const PAGE = 50;
/** More rows are asked for when the end is this near. */
const NEAR = 20;
const COLUMNS = 6;
const NOTHING: ReadonlySet<string> = new Set();

export function RelatedList({ relation, parent }: Props) {
  const { t } = useTranslation('record');
  const { object, field } = relation;
  const [creating, setCreating] = useState(false);
  const given = useMemo(() => ({ [field.key]: pointsToMany(field) ? [parent] : parent }), [field, parent]);
  const create = (
    <button type="button" className="btn" onClick={() => setCreating(true)}>
      <Icon name="plus" />
      {t('related.add', { object: object.label })}
    </button>
  );
  return (
    <div className={styles.related}>
      <Rows relation={relation} parent={parent} create={object.may.create ? create : null} />
      {creating && <CreateSheet object={object.key} given={given} onClose={() => setCreating(false)} />}
    </div>
  );
}

function Rows({ relation, parent, create }: Props & { create: React.ReactNode }) {
  const { t } = useTranslation('record');
  const { object, field } = relation;
  const context = useFieldContext();
  const navigate = useNavigate();
  const fields = useMemo(() => {
    const own = object.fields.filter(
      ({ key, system, settings }) => key !== field.key && !system && settings.multiline !== true,
    );
    const title = own.filter(({ key }) => key === object.title_field);
    return [...title, ...own.filter((other) => !title.includes(other))].slice(0, COLUMNS);
  }, [object, field.key]);
  const query = useInfiniteQuery({
    queryKey: ['records', object.key, 'related', field.key, parent.id],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      api.query<RecordPage>(`/objects/${object.key}/query`, {
        kind: 'list',
        filter: pointingTo(field, parent.id),
        fields: fields.map(({ key }) => key),
        limit: PAGE,
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    getNextPageParam: (page) => page.next_cursor,
  });
  const rows = useMemo<readonly RecordData[]>(
    () => query.data?.pages.flatMap(({ records }) => records) ?? [],
    [query.data],
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const shown = useMemo(() => inOrder(rows, hasNextPage), [rows, hasNextPage]);
  const onRange = useCallback(
    (_first: number, end: number) => {
      if (hasNextPage && !isFetchingNextPage && end >= rows.length - NEAR) void fetchNextPage();
    },
    [hasNextPage, isFetchingNextPage, fetchNextPage, rows.length],
  );
  const open = useCallback(
    ({ id }: RecordData) => {
      const back = window.location.pathname;
      rememberWalk({ object: object.key, ids: rows.map((row) => row.id), back });
      void navigate({ to: '/o/$object/$id', params: { object: object.key, id } });
    },
    [navigate, object.key, rows],
  );
  const columns = useMemo(
    () => columnsOf({ object, fields, widths: {}, context, onOpen: open }),
    [object, fields, context, open],
  );
  if (query.isError) return <PageError error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isSuccess && rows.length === 0) {
    return <EmptyState icon={object.icon} sentence={t('related.empty', { object: object.label })} action={create} />;
  }
  const inList = encodeFilter({
    join: 'and',
    items: [{ path: field.key, op: pointsToMany(field) ? 'has_any' : 'in', value: [parent.id] }],
  });
  return (
    <>
      <div className={styles.relatedBar}>
        {create}
        <Link to="/o/$object" params={{ object: object.key }} search={{ filter: inList }} className="btn ghost">
          {t('related.all')}
        </Link>
      </div>
      <Grid
        label={relation.label}
        rows={shown}
        columns={columns}
        onRange={onRange}
        loading={query.isPending}
        sort={null}
        onSort={() => undefined}
        onResize={() => undefined}
        selection={NOTHING}
        onOpen={open}
      />
    </>
  );
}
