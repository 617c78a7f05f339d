/** Records of another object that point to this one: a new one is created already pointing here, others are let go. */
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription, RecordData } from '../../api/types';
import { columnsOf } from '../../fields/columns';
import { encodeFilter } from '../../fields/condition/codec';
import { useFieldContext } from '../../fields/context';
import { useRecordWrites } from '../../fields/data/records';
import { CreateSheet } from '../../fields/form/CreateSheet';
import { fieldTypeOf } from '../../fields/registry';
import { Grid } from '../../grid/Grid';
import { rememberWalk } from '../../grid/walk';
import { Icon } from '../../kit/Icon';
import { EmptyState, PageError } from '../../kit/states';
import { useToast } from '../../kit/toast';
import styles from './record.module.css';
import { pointsToMany, type Relation } from './related';
import { useRelatedRows } from './useRelatedRows';

interface Props {
  relation: Relation;
  /** The record pointed to. */
  parent: { id: string; title: string };
}

const COLUMNS = 7;

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

/** The name, then what says something of the record in a narrow column; what points here is the same in every row. */
function fieldsOf({ object, field }: Relation): readonly FieldDescription[] {
  const own = object.fields.filter(
    ({ key, type, system, settings }) =>
      key !== field.key && !system && settings.multiline !== true && !fieldTypeOf(type).wide,
  );
  const title = own.filter(({ key }) => key === object.title_field);
  return [...title, ...own.filter((other) => !title.includes(other))].slice(0, COLUMNS);
}

function Rows({ relation, parent, create }: Props & { create: ReactNode }) {
  const { t } = useTranslation('record');
  const { object, field } = relation;
  const fields = useMemo(() => fieldsOf(relation), [relation]);
  const list = useRelatedRows(relation, parent.id, fields);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const { columns, open, onResize } = useColumns(relation, fields, list);
  const { query } = list;
  if (query.isError) return <PageError error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isSuccess && list.loaded.length === 0) {
    return <EmptyState icon={object.icon} sentence={t('related.empty', { object: object.label })} action={create} />;
  }
  const mayLetGo = object.may.update && !field.read_only && !field.required && !pointsToMany(field);
  const inList = encodeFilter({
    join: 'and',
    items: [{ path: field.key, op: pointsToMany(field) ? 'has_any' : 'in', value: [parent.id] }],
  });
  return (
    <>
      <div className={styles.relatedBar}>
        {selection.size > 0 ? (
          <Chosen relation={relation} parent={parent} selection={selection} onDone={() => setSelection(new Set())} />
        ) : (
          <>
            {create}
            <Link to="/o/$object" params={{ object: object.key }} search={{ filter: inList }} className="btn ghost">
              {t('related.all')}
            </Link>
          </>
        )}
      </div>
      <Grid
        label={relation.label}
        rows={list.rows}
        columns={columns}
        onRange={list.onRange}
        loading={query.isPending}
        sort={list.sort}
        onSort={list.onSort}
        onResize={onResize}
        selection={selection}
        {...(mayLetGo ? { onSelection: setSelection } : {})}
        onOpen={open}
      />
    </>
  );
}

/** How the rows are shown, changed in place and opened. */
function useColumns(
  { object }: Relation,
  fields: readonly FieldDescription[],
  { loaded, ask, total, query }: ReturnType<typeof useRelatedRows>,
) {
  const context = useFieldContext();
  const navigate = useNavigate();
  const toast = useToast();
  const writes = useRecordWrites(object.key);
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const { refetch } = query;
  const open = useCallback(
    ({ id }: RecordData) => {
      const ids = loaded.map((row) => row.id);
      rememberWalk({ object: object.key, ids, back: window.location.pathname, more: { ask, first: 0, total } });
      void navigate({ to: '/o/$object/$id', params: { object: object.key, id } });
    },
    [navigate, object.key, loaded, ask, total],
  );
  const save = useCallback(
    (row: RecordData, { key }: FieldDescription, value: unknown) => {
      writes.update(row, { [key]: value }).catch((error: unknown) => {
        toast.error(error);
        void refetch();
      });
    },
    [writes, toast, refetch],
  );
  const columns = useMemo(
    () => columnsOf({ object, fields, widths, context, onOpen: open, ...(object.may.update ? { onSave: save } : {}) }),
    [object, fields, widths, context, open, save],
  );
  const onResize = (key: string, width: number | null) =>
    setWidths(({ [key]: _, ...rest }) => (width === null ? rest : { ...rest, [key]: width }));
  return { columns, open, onResize };
}

interface ChosenProps extends Props {
  selection: ReadonlySet<string>;
  onDone: () => void;
}

/** What is done with the selected rows: they no longer point here. */
function Chosen({ relation: { object, field }, parent, selection, onDone }: ChosenProps) {
  const { t } = useTranslation('record');
  const writes = useRecordWrites(object.key);
  const toast = useToast();
  const letGo = async () => {
    try {
      const { batch_id, count } = await writes.bulk('update', { ids: [...selection] }, { [field.key]: null });
      onDone();
      toast.undo(t('related.unlinked', { count, parent: parent.title }), () => {
        writes.undo(batch_id).catch(toast.error);
      });
    } catch (error) {
      toast.error(error);
    }
  };
  return (
    <div className={styles.chosen}>
      <span>{t('related.chosen', { count: selection.size })}</span>
      <button type="button" className="btn" onClick={() => void letGo()}>
        <Icon name="link" />
        {t('related.unlink')}
      </button>
      <button type="button" className="btn ghost" onClick={onDone}>
        {t('related.clear')}
      </button>
    </div>
  );
}
