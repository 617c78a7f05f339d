/** The list of one object: filter and order as a sentence, rows in a grid (or in two lines on a phone). */
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import type { FieldDescription, ObjectDescription, RecordData } from '../../api/types';
import { columnsOf } from '../../fields/columns';
import { FilterSentence } from '../../fields/condition/FilterSentence';
import { type Leaf, toCondition } from '../../fields/condition/model';
import { findPath, useFieldPaths } from '../../fields/condition/paths';
import { useFieldContext } from '../../fields/context';
import { useRecordWrites } from '../../fields/data/records';
import { CreateSheet } from '../../fields/form/CreateSheet';
import { fieldTypeOf } from '../../fields/registry';
import { Grid } from '../../grid/Grid';
import { rememberWalk } from '../../grid/walk';
import { useHotkey } from '../../kit/hotkeys';
import { Icon } from '../../kit/Icon';
import { Kbd } from '../../kit/Kbd';
import { Menu, type MenuEntry } from '../../kit/Menu';
import { Page } from '../../kit/Page';
import { useIsPhone } from '../../kit/phone';
import { useSession } from '../../kit/session';
import { PageError } from '../../kit/states';
import { useToast } from '../../kit/toast';
import { type ListAddress, useListAddress } from './address';
import { ColumnMenu } from './ColumnMenu';
import { useListColumns } from './columns';
import { FindBox } from './FindBox';
import styles from './list.module.css';
import { NothingHere } from './NothingHere';
import { PhoneList } from './PhoneList';
import { idsAround, type Pages } from './pages';
import { type Asked, type ListCount, useCount, useRows } from './rows';
import { SelectionBar } from './SelectionBar';
import { type ExportFormat, useExport } from './useExport';

const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv'];

export function ListView({ object }: { object: ObjectDescription }) {
  const { t } = useTranslation('list');
  const phone = useIsPhone();
  const context = useFieldContext();
  const paths = useFieldPaths(object);
  const sealed = useCallback(
    (path: string) => fieldTypeOf(findPath(paths, path)?.field.type ?? 'text').sealed === true,
    [paths],
  );
  const address = useListAddress(sealed);
  const columns = useListColumns(useSession().workspace.key, object);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [everything, setEverything] = useState(false);

  const asked: Asked = useMemo(() => {
    const ask = ({ path, op, value }: Leaf) => {
      const type = fieldTypeOf(findPath(paths, path)?.field.type ?? 'text');
      return type.ask ? type.ask(op, value, context) : value;
    };
    return {
      object: object.key,
      filter: toCondition(address.filter, ask),
      sort: address.sort,
      words: address.words,
      fields: columns.fields.map(({ key }) => key),
    };
  }, [object.key, address.filter, address.sort, address.words, columns.fields, paths, context]);
  const count = useCount(asked);
  const { list, rows, pages, loading, error, onRange, refetch } = useRows(asked, count.counted);
  const { askExact } = count;
  const onDrawn = useCallback(
    (first: number, end: number) => {
      // Whoever goes on wants a scrollbar that knows the whole way.
      if (first > 0) askExact();
      onRange(first, end);
    },
    [onRange, askExact],
  );
  const open = useOpen(object, pages);
  const save = useCellSave(object, refetch);

  const gridColumns = useMemo(
    () =>
      columnsOf({
        object,
        fields: columns.fields,
        widths: columns.widths,
        context,
        onOpen: open,
        ...(object.may.update ? { onSave: save } : {}),
      }),
    [object, columns.fields, columns.widths, context, open, save],
  );
  const choose = (next: ReadonlySet<string>) => {
    setSelection(next);
    setEverything(false);
  };
  const empty = !loading && rows.total === 0;
  const create = object.may.create ? () => address.setCreating(true) : null;
  return (
    <Page
      flush
      title={
        <>
          {object.plural || object.label} <CountWord count={count} />
        </>
      }
      actions={<Actions object={object} address={address} asked={asked} onCreate={create} />}
      toolbar={
        <div className={styles.say}>
          {address.broken && <span className={styles.wrong}>{t('badLink')}</span>}
          <FilterSentence
            object={object}
            paths={paths}
            filter={address.filter}
            sort={address.sort}
            onFilter={address.setFilter}
            onSort={address.setSort}
          />
          {!phone && (
            <div className={styles.tools}>
              {address.filter.items.length > 0 && (
                <button type="button" className="btn ghost" onClick={address.clear}>
                  {t('reset')}
                </button>
              )}
              <ColumnMenu object={object} columns={columns} />
            </div>
          )}
        </div>
      }
    >
      {error ? (
        <PageError error={error} onRetry={refetch} />
      ) : empty ? (
        <NothingHere object={object} address={address} onCreate={create} />
      ) : phone ? (
        <PhoneList
          object={object}
          fields={columns.fields}
          list={list}
          rows={rows}
          loading={loading}
          onRange={onDrawn}
          onOpen={open}
        />
      ) : (
        <Grid
          label={object.plural || object.label}
          list={list}
          rows={rows}
          columns={gridColumns}
          onRange={onDrawn}
          loading={loading}
          sort={address.sort[0] ? { key: address.sort[0].field, desc: address.sort[0].desc } : null}
          onSort={(key) => address.setSort(nextSort(address.sort, key))}
          onResize={columns.setWidth}
          selection={selection}
          onSelection={choose}
          onOpen={open}
        />
      )}
      {selection.size > 0 && (
        <SelectionBar
          object={object}
          rows={everything ? { filter: asked.filter } : { ids: [...selection] }}
          chosen={selection.size}
          matching={asked.words ? undefined : count.shown}
          all={everything}
          onAll={() => setEverything(true)}
          onDone={() => choose(new Set())}
        />
      )}
      {address.creating && object.may.create && (
        <CreateSheet object={object.key} onClose={() => address.setCreating(false)} />
      )}
    </Page>
  );
}

/** A press on a head: descending, ascending, no order any more. */
function nextSort(sort: ListAddress['sort'], key: string): ListAddress['sort'] {
  const [first] = sort;
  if (first?.field !== key) return [{ field: key, desc: true }];
  return first.desc ? [{ field: key, desc: false }] : [];
}

function CountWord({ count: { shown, askExact } }: { count: ListCount }) {
  const { t, i18n } = useTranslation('list');
  if (!shown) return null;
  const figure = shown.count.toLocaleString(i18n.language);
  if (shown.capped) {
    return (
      <button type="button" className={styles.count} title={t('countExact')} onClick={askExact}>
        {t('countCapped', { count: figure })}
      </button>
    );
  }
  return (
    <span className={styles.count}>{t('count', { count: shown.count }).replace(String(shown.count), figure)}</span>
  );
}

interface ActionsProps {
  object: ObjectDescription;
  address: ListAddress;
  asked: Asked;
  onCreate: (() => void) | null;
}

function Actions({ object, address, asked, onCreate }: ActionsProps) {
  const { t } = useTranslation('list');
  const phone = useIsPhone();
  const navigate = useNavigate();
  const exportAs = useExport(object.title_field, asked);
  const entries: MenuEntry[] = FORMATS.map((format) => ({
    key: format,
    label: t(`export.${format}`),
    icon: 'dl',
    run: () => void exportAs(format),
  }));
  if (phone && onCreate) {
    const run = () => void navigate({ to: '/import/$object', params: { object: object.key } });
    entries.unshift({ key: 'import', label: t('import'), icon: 'ul', run });
  }
  useHotkey('c', () => onCreate?.(), { label: t('keys.create'), enabled: onCreate !== null });
  return (
    <>
      <FindBox words={address.words} onWords={address.setWords} />
      {onCreate && !phone && (
        <Link to="/import/$object" params={{ object: object.key }} className="btn ghost">
          <Icon name="ul" />
          {t('import')}
        </Link>
      )}
      <Menu label={t('export.title')} align="end" entries={entries}>
        <Icon name={phone ? 'more' : 'dl'} />
      </Menu>
      {onCreate && (
        <button type="button" className="btn primary" onClick={onCreate}>
          <Icon name="plus" />
          {phone ? t('createShort') : t('create', { object: object.label })}
          {!phone && <Kbd combo="c" />}
        </button>
      )}
    </>
  );
}

/** Opens a record and remembers the list for its next and previous. */
function useOpen(object: ObjectDescription, pages: Pages) {
  const navigate = useNavigate();
  const href = useLocation({ select: (location) => location.href });
  // Arriving pages must not make the columns, and with them every row, new.
  const latest = useRef(pages);
  latest.current = pages;
  return useCallback(
    ({ id }: RecordData) => {
      rememberWalk({ object: object.key, ids: idsAround(latest.current, id), back: href });
      void navigate({ to: '/o/$object/$id', params: { object: object.key, id } });
    },
    [navigate, object.key, href],
  );
}

/** Saves one cell; a refusal is said and the cell shows what the server holds. */
function useCellSave(object: ObjectDescription, refetch: () => unknown) {
  const { t } = useTranslation('list');
  const writes = useRecordWrites(object.key);
  const toast = useToast();
  return useCallback(
    async (record: RecordData, field: FieldDescription, value: unknown) => {
      try {
        await writes.update(record, { [field.key]: value });
      } catch (error) {
        const conflict = error instanceof ApiError && error.status === 409;
        if (conflict) toast.info(t('stale'));
        else toast.error(error);
        refetch();
      }
    },
    [writes, toast, refetch, t],
  );
}
