/** One record: header of key facts, activity and related records, and every value to change in place. */
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription, RecordData } from '../../api/types';
import { useFieldContext } from '../../fields/context';
import { titleOf } from '../../fields/data/objects';
import { useRecordWrites } from '../../fields/data/records';
import { type ArrangedTab, arrange, columnsOf, layoutFor } from '../../fields/form/arrange';
import { FormRecordContext } from '../../fields/formContext';
import { placeInWalk } from '../../grid/walk';
import { useHotkey } from '../../kit/hotkeys';
import { Icon } from '../../kit/Icon';
import { Menu } from '../../kit/Menu';
import { Page } from '../../kit/Page';
import { useIsPhone } from '../../kit/phone';
import { SaveState } from '../../kit/SaveState';
import { useToast } from '../../kit/toast';
import { ConflictDialog } from './ConflictDialog';
import { ArrangedPanel, FieldPanel } from './FieldPanel';
import { Header } from './Header';
import { History } from './History';
import { RelatedList } from './RelatedList';
import styles from './record.module.css';
import { type Relation, useRelatedCounts, useRelations } from './related';
import { type RecordEdit, useRecordEdit } from './useRecordEdit';

interface Props {
  object: ObjectDescription;
  record: RecordData;
}

export function RecordPage({ object, record }: Props) {
  const phone = useIsPhone();
  const context = useFieldContext();
  const edit = useRecordEdit(object.key, record);
  const place = placeInWalk(object.key, record.id);
  const shown = useMemo(() => ({ object: object.key, id: record.id, values: record }), [object.key, record]);
  return (
    <Page
      flush
      crumbs={
        <>
          <Back object={object} href={place?.walk.back ?? `/o/${object.key}`} />
          {place && <Icon name="right" size={14} />}
        </>
      }
      title={titleOf(record, object, context)}
      place={<Walk object={object.key} place={place} />}
      actions={
        <>
          <SaveState state={edit.state} at={edit.savedAt} />
          <Actions object={object} record={record} />
        </>
      }
    >
      <FormRecordContext value={shown}>
        <div className={styles.page}>
          <Header object={object} record={record} edit={edit} />
          <Contents object={object} record={record} edit={edit} phone={phone} />
        </div>
      </FormRecordContext>
      {edit.conflict && (
        <ConflictDialog object={object} conflict={edit.conflict} onDecide={(keep) => void edit.decide(keep)} />
      )}
    </Page>
  );
}

/** The way back to the list inside the client, with its filter and order as they were. */
function Back({ object, href }: { object: ObjectDescription; href: string }) {
  const navigate = useNavigate();
  return (
    <a
      href={href}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        void navigate({ href });
      }}
    >
      {object.plural || object.label}
    </a>
  );
}

/** Where this record stands in the list it was opened from, and the way to its neighbours. */
function Walk({ object, place }: { object: string; place: ReturnType<typeof placeInWalk> }) {
  const { t } = useTranslation('record');
  const navigate = useNavigate();
  const go = (step: number) => {
    const id = place?.walk.ids[place.at + step];
    if (id) void navigate({ to: '/o/$object/$id', params: { object, id }, replace: true });
  };
  const enabled = place !== null;
  useHotkey('j', () => go(1), { label: t('keys.next'), enabled });
  useHotkey('k', () => go(-1), { label: t('keys.previous'), enabled });
  if (!place) return null;
  const { at, walk } = place;
  return (
    <span className={styles.walk}>
      <span className="numeric">{t('position', { at: at + 1, total: walk.ids.length })}</span>
      <button
        type="button"
        className="btn ghost square"
        title={`${t('previous')} K`}
        aria-label={t('previous')}
        disabled={at === 0}
        onClick={() => go(-1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        className="btn ghost square"
        title={`${t('next')} J`}
        aria-label={t('next')}
        disabled={at === walk.ids.length - 1}
        onClick={() => go(1)}
      >
        <Icon name="down" />
      </button>
    </span>
  );
}

function Actions({ object, record }: Props) {
  const { t } = useTranslation('record');
  const context = useFieldContext();
  const navigate = useNavigate();
  const writes = useRecordWrites(object.key);
  const toast = useToast();
  const remove = async () => {
    const title = titleOf(record, object, context);
    try {
      const batch = await writes.remove(record.id);
      void navigate({ to: '/o/$object', params: { object: object.key } });
      toast.undo(t('deleted', { title }), () => {
        writes.undo(batch).then(() => toast.info(t('undone', { title })), toast.error);
      });
    } catch (error) {
      toast.error(error);
    }
  };
  const copy = async () => {
    await window.navigator.clipboard?.writeText(window.location.href);
    toast.info(t('linkCopied'));
  };
  return (
    <Menu
      label={t('more')}
      align="end"
      entries={[
        { key: 'copy', icon: 'link', label: t('copyLink'), run: () => void copy() },
        ...(object.may.delete
          ? [
              {
                key: 'delete',
                icon: 'trash',
                danger: true,
                label: t('delete', { object: object.label }),
                run: () => void remove(),
              },
            ]
          : []),
      ]}
    >
      <Icon name="more" />
    </Menu>
  );
}

interface ContentsProps extends Props {
  edit: RecordEdit;
  phone: boolean;
}

/** A tab that shows a part of the layout. */
const FIELDS = 'fields:';

/**
 * Tabs of the record's activity and of what belongs to it. The values stand beside them; a layout of several tabs or
 * columns needs the room of the tabs themselves, as does every layout on a phone.
 */
function Contents({ object, record, edit, phone }: ContentsProps) {
  const { t } = useTranslation('record');
  const context = useFieldContext();
  const relations = useRelations(object.key);
  const counts = useRelatedCounts(relations, record.id);
  const arranged = useMemo(() => {
    const layout = layoutFor(object, 'detail', phone);
    return layout ? arrange(object.fields, layout, { phone }) : null;
  }, [object, phone]);
  const roomy = !phone && arranged !== null && (columnsOf(arranged) > 1 || arranged.length > 1);
  const parent = useMemo(() => ({ id: record.id, title: titleOf(record, object, context) }), [record, object, context]);
  const parts = roomy || phone ? fieldTabs(arranged, t('tabs.fields')) : [];
  const tabs = [
    ...parts.map(({ key, label }) => ({ key, label, count: undefined })),
    { key: 'history', label: t('tabs.history'), count: undefined },
    ...relations.map(({ key, label }: Relation, i) => ({ key, label, count: counts[i] })),
  ];
  const [wanted, setTab] = useState('');
  const tab = tabs.some(({ key }) => key === wanted) ? wanted : (tabs[0]?.key ?? '');
  const related = relations.find(({ key }) => key === tab);
  const part = parts.find(({ key }) => key === tab);
  const panel = (shown: ArrangedTab | undefined) =>
    shown ? (
      <ArrangedPanel {...{ object, record, edit, roomy }} tab={shown} />
    ) : (
      <FieldPanel object={object} record={record} edit={edit} />
    );
  return (
    <>
      <div role="tablist" aria-label={t('tabs.label')} className={styles.tabs}>
        {tabs.map(({ key, label, count }) => (
          <button key={key} type="button" role="tab" aria-selected={key === tab} onClick={() => setTab(key)}>
            {label}
            {count !== undefined && <span className="numeric">{count}</span>}
          </button>
        ))}
      </div>
      <div className={roomy ? styles.one : styles.columns}>
        <div role="tabpanel" className={styles.main}>
          {part ? (
            panel(part.tab)
          ) : related ? (
            <RelatedList key={related.key} relation={related} parent={parent} />
          ) : (
            <History object={object} record={record} edit={edit} />
          )}
        </div>
        {!phone && !roomy && panel(arranged?.[0])}
      </div>
    </>
  );
}

/** The tabs that show values: those of the layout, or a single one for everything. */
function fieldTabs(arranged: readonly ArrangedTab[] | null, everything: string) {
  if (!arranged || arranged.length === 0) return [{ key: `${FIELDS}all`, label: everything, tab: undefined }];
  return arranged.map((tab) => ({
    key: FIELDS + tab.key,
    label: (arranged.length > 1 && tab.label) || everything,
    tab,
  }));
}
