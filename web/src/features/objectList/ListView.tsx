/** The list of one object: its views as tabs, what it shows as a sentence, and the records as the view draws them. */
import { Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription } from '../../api/types';
import { useFieldPaths } from '../../fields/condition/paths';
import { CreateSheet } from '../../fields/form/CreateSheet';
import { useHotkey } from '../../kit/hotkeys';
import { Page } from '../../kit/Page';
import { useIsPhone } from '../../kit/phone';
import { PageError, PageLoading } from '../../kit/states';
import { boards } from './boards';
import { ColumnMenu } from './ColumnMenu';
import { type ListColumns, useListColumns } from './columns';
import { GridBody } from './GridBody';
import { ListActions } from './ListActions';
import styles from './list.module.css';
import { NameView } from './NameView';
import { NothingHere } from './NothingHere';
import { type Asked, type ListCount, useCount, useRows } from './rows';
import { SayLine } from './SayLine';
import { SelectionBar } from './SelectionBar';
import { TypeSwitch } from './TypeSwitch';
import { useExport } from './useExport';
import { type ListGroups, useGroups } from './useGroups';
import { useOpen } from './useOpen';
import { type ListViews, useView } from './useView';
import { useViewActions } from './useViewActions';
import { ViewPicker } from './ViewPicker';
import { ViewTabs } from './ViewTabs';
import { roleFields } from './view';

/** Which name is asked for. */
type Naming = 'new' | 'rename' | null;

export function ListView({ object }: { object: ObjectDescription }) {
  const phone = useIsPhone();
  const paths = useFieldPaths(object);
  const list = useView(object, paths);
  const { view, address } = list;
  const actions = useViewActions(object, list);
  const columns = useListColumns(object, view);
  const [naming, setNaming] = useState<Naming>(null);
  const [given, setGiven] = useState<Readonly<Record<string, unknown>> | null>(null);
  const asked = useAsked(object, list, columns);
  const known = list.views !== undefined;
  const count = useCount(asked, known);
  const groups = useGroups(asked, view.body.totals, known, view.id, list.memory);
  useViewKeys(list);

  const create = (values: Readonly<Record<string, unknown>> | null) => {
    setGiven(values);
    address.setCreating(true);
  };
  const onNew = () => setNaming('new');
  const mayCreate = object.may.create;
  return (
    <Page
      flush
      title={
        <>
          {object.plural || object.label} <CountWord count={count} />
        </>
      }
      actions={
        <ListActions object={object} address={address} asked={asked} onCreate={mayCreate ? () => create(null) : null} />
      }
      tabs={
        phone ? (
          <ViewPicker {...{ object, list, actions, onNew }} onRename={() => setNaming('rename')} />
        ) : (
          <>
            <ViewTabs {...{ object, list, actions, onNew }} />
            <TypeSwitch type={view.body.type} onType={(type) => view.change({ type })} />
            {view.body.type === 'grid' && <ColumnMenu object={object} view={view} columns={columns} />}
          </>
        )
      }
      toolbar={<SayLine {...{ object, paths, list, actions, groups }} onSaveAs={onNew} />}
    >
      {list.views === undefined ? (
        <PageLoading />
      ) : (
        <Body {...{ object, list, columns, asked, count, groups }} onCreate={mayCreate ? create : null} />
      )}
      {address.creating && mayCreate && (
        <CreateSheet object={object.key} {...(given ? { given } : {})} onClose={() => address.setCreating(false)} />
      )}
      {naming && <Name naming={naming} list={list} actions={actions} onClose={() => setNaming(null)} />}
    </Page>
  );
}

/** What is asked of the server: the view as it stands, and the words. */
function useAsked(object: ObjectDescription, { view, address }: ListViews, columns: ListColumns): Asked {
  const { body } = view;
  return useMemo(
    () => ({
      object: object.key,
      filter: body.filter,
      sort: body.sort,
      words: address.words,
      fields: [...new Set([...columns.fields.map(({ key }) => key), ...roleFields(body)])],
      group: body.type === 'grid' ? body.group : null,
    }),
    [object.key, body, address.words, columns.fields],
  );
}

interface BodyProps {
  object: ObjectDescription;
  list: ListViews;
  columns: ListColumns;
  asked: Asked;
  count: ListCount;
  groups: ListGroups;
  onCreate: ((values: Readonly<Record<string, unknown>> | null) => void) | null;
}

function Body({ object, list, columns, asked, count, groups, onCreate }: BodyProps) {
  const { view, address } = list;
  const Board = boards[view.body.type];
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [everything, setEverything] = useState(false);
  const rows = useRows(asked, groups.count ?? count.counted, groups.places);
  const { open, peek } = useOpen(object, asked, rows.pages, groups.count ?? count.counted, view.saved?.label);
  const exportAs = useExport(object.title_field, asked);
  const choose = (next: ReadonlySet<string>) => {
    setSelection(next);
    setEverything(false);
  };
  const error = rows.error ?? groups.error;
  if (error) return <PageError error={error} onRetry={rows.refetch} />;
  if (Board) {
    return (
      <Suspense fallback={<PageLoading />}>
        <Board {...{ object, view, asked }} onOpen={open} onCreate={onCreate} />
      </Suspense>
    );
  }
  if (!rows.loading && !groups.loading && rows.rows.total === 0) {
    return (
      <NothingHere
        object={object}
        words={asked.words}
        narrowed={asked.filter !== null}
        onClear={address.clear}
        onCreate={onCreate ? () => onCreate(null) : null}
      />
    );
  }
  return (
    <>
      <GridBody
        {...{ object, view, columns, rows, groups, count, selection }}
        onSelection={choose}
        onOpen={open}
        onPeek={peek}
      />
      {selection.size > 0 && (
        <SelectionBar
          object={object}
          rows={everything ? { filter: asked.filter } : { ids: [...selection] }}
          chosen={selection.size}
          matching={asked.words ? undefined : count.shown}
          all={everything}
          onAll={() => setEverything(true)}
          onExport={() => void exportAs('xlsx', everything ? undefined : [...selection])}
          onDone={() => choose(new Set())}
        />
      )}
    </>
  );
}

interface NameProps {
  naming: 'new' | 'rename';
  list: ListViews;
  actions: ReturnType<typeof useViewActions>;
  onClose: () => void;
}

function Name({ naming, list, actions, onClose }: NameProps) {
  const { t } = useTranslation('list');
  const { view, foreign } = list;
  const now = view.saved?.label ?? foreign?.label ?? '';
  if (naming === 'rename' && view.saved) {
    const { saved } = view;
    return (
      <NameView
        title={t('view.rename')}
        label={now}
        onClose={onClose}
        onName={(label) => void actions.rename(saved, label)}
      />
    );
  }
  return (
    <NameView
      title={t('view.add')}
      label={view.saved ? t('view.copyOf', { view: now }) : now}
      onClose={onClose}
      onName={(label) => void actions.saveAs(label)}
    />
  );
}

/** `]` and `[` go from view to view. */
function useViewKeys({ views, view, plain, address }: ListViews): void {
  const { t } = useTranslation('list');
  const ids = [...(plain ? ['all'] : []), ...(views ?? []).map(({ id }) => id)];
  const step = (by: number) => {
    const next = ids[(ids.indexOf(view.id) + by + ids.length) % ids.length];
    if (next !== undefined) address.openView(next);
  };
  useHotkey(']', () => step(1), { label: t('keys.nextView'), enabled: ids.length > 1 });
  useHotkey('[', () => step(-1), { label: t('keys.previousView'), enabled: ids.length > 1 });
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
