/** Below the header: tabs of what happened with a record and of what belongs to it, its values in a pane beside them. */
import { type RefObject, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription, RecordData } from '../../api/types';
import { useFieldContext } from '../../fields/context';
import { titleOf } from '../../fields/data/objects';
import { arrange, layoutFor } from '../../fields/form/arrange';
import { Icon } from '../../kit/Icon';
import { Menu } from '../../kit/Menu';
import { Seam, usePaneWidth } from '../../kit/Seam';
import { Sheet } from '../../kit/Sheet';
import { Attachments } from './Attachments';
import { ArrangedPanel, FieldPanel, LinesPanel } from './FieldPanel';
import { History } from './History';
import { RelatedList } from './RelatedList';
import styles from './record.module.css';
import { useRelatedCounts, useRelations } from './related';
import { lastTab, linesIn, type RecordTab, tabsOf } from './tabs';
import { Timeline } from './timeline/Timeline';
import { KINDS, type Shown } from './timeline/useTimeline';
import type { Telling } from './timeline/ways';
import { useIsRoomy } from './useIsRoomy';
import type { RecordEdit } from './useRecordEdit';

interface Props {
  object: ObjectDescription;
  record: RecordData;
  edit: RecordEdit;
  tellings: readonly Telling[];
  narrow: boolean;
  tab: string;
  onTab: (key: string) => void;
  composer: RefObject<HTMLElement | null>;
}

const PANE = { made: 336, min: 280, max: 560 };

export function Contents(props: Props) {
  const { object, record, edit, tellings, narrow } = props;
  const relations = useRelations(object.key);
  const counts = useRelatedCounts(relations, record.id);
  const arranged = useMemo(() => {
    const layout = layoutFor(object, 'detail', narrow);
    return layout ? arrange(object.fields, layout, { phone: narrow }) : null;
  }, [object, narrow]);
  const roomy = useIsRoomy();
  const tabs = tabsOf({ object, relations, tellings, arranged, narrow });
  const tab = tabs.find(({ key }) => key === props.tab) ?? (tabs[0] as RecordTab);
  const [shown, setShown] = useState<Shown>('all');
  const [drawer, setDrawer] = useState(false);
  const [width, setWidth, resetWidth] = usePaneWidth('record', PANE.made);
  const { t } = useTranslation('record');
  const choose = (key: string) => {
    lastTab.remember(object.key, key);
    props.onTab(key);
  };
  const countOf = (one: RecordTab) =>
    one.kind === 'related'
      ? counts[relations.indexOf(one.relation)]
      : one.kind === 'lines'
        ? linesIn(record, one.field)
        : undefined;
  const pane = !narrow && tab.kind !== 'fields';
  const fields = <Pane {...{ object, record, edit, arranged }} />;
  return (
    <>
      <div className={styles.tabBar}>
        <TabList tabs={tabs} active={tab.key} countOf={countOf} onChange={choose} />
        {tab.kind === 'timeline' && <Filter shown={shown} onChange={setShown} />}
        {pane && !roomy && (
          <button type="button" className="btn ghost" onClick={() => setDrawer(true)}>
            <Icon name="columns" />
            {t('panel.title')}
          </button>
        )}
      </div>
      <div className={styles.panes}>
        <div role="tabpanel" aria-label={t('tabs.label')} className={styles.main}>
          <Panel {...props} tab={tab} shown={shown} />
        </div>
        {pane && roomy && (
          <>
            <Seam
              label={t('panel.width')}
              width={width}
              min={PANE.min}
              max={PANE.max}
              onChange={setWidth}
              onReset={resetWidth}
            />
            <div className={styles.pane} style={{ width }}>
              {fields}
            </div>
          </>
        )}
      </div>
      {drawer && !roomy && (
        <Sheet open title={t('panel.title')} onClose={() => setDrawer(false)}>
          {fields}
        </Sheet>
      )}
    </>
  );
}

interface TabListProps {
  tabs: readonly RecordTab[];
  active: string;
  countOf: (tab: RecordTab) => number | undefined;
  onChange: (key: string) => void;
}

function TabList({ tabs, active, countOf, onChange }: TabListProps) {
  const { t } = useTranslation('record');
  const go = (from: number, by: number) => {
    const next = tabs[(from + by + tabs.length) % tabs.length];
    if (next) onChange(next.key);
  };
  return (
    <div role="tablist" aria-label={t('tabs.label')} className={styles.tabs}>
      {tabs.map((tab, place) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          aria-selected={tab.key === active}
          tabIndex={tab.key === active ? 0 : -1}
          ref={(button) => {
            if (tab.key === active && button?.parentElement?.contains(document.activeElement)) button.focus();
          }}
          onClick={() => onChange(tab.key)}
          onKeyDown={(event) => {
            const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
            if (by) go(place, by);
          }}
        >
          {('label' in tab && tab.label) || t(`tabs.${tab.kind}`)}
          {countOf(tab) !== undefined && <span className="numeric">{countOf(tab)}</span>}
        </button>
      ))}
    </div>
  );
}

function Filter({ shown, onChange }: { shown: Shown; onChange: (shown: Shown) => void }) {
  const { t } = useTranslation('record');
  return (
    <Menu
      label={t('timeline.filter')}
      worded
      align="end"
      className="btn ghost"
      entries={(Object.keys(KINDS) as Shown[]).map((key) => ({
        key,
        label: t(`timeline.shown.${key}`),
        checked: key === shown,
        run: () => onChange(key),
      }))}
    >
      <Icon name="filter" />
      <span className={styles.filterName}>{t(`timeline.shown.${shown}`)}</span>
    </Menu>
  );
}

type PanelProps = Omit<Props, 'tab'> & { tab: RecordTab; shown: Shown };

function Panel({ object, record, edit, tellings, composer, tab, shown }: PanelProps) {
  const context = useFieldContext();
  const parent = useMemo(() => ({ id: record.id, title: titleOf(record, object, context) }), [record, object, context]);
  const shared = { object, record, edit };
  switch (tab.kind) {
    case 'timeline':
      return <Timeline {...shared} tellings={tellings} shown={shown} composer={composer} />;
    case 'fields':
      return tab.tab ? <ArrangedPanel {...shared} tab={tab.tab} roomy /> : <FieldPanel {...shared} />;
    case 'lines':
      return <LinesPanel {...shared} field={tab.field} />;
    case 'related':
      return <RelatedList key={tab.key} relation={tab.relation} parent={parent} />;
    case 'files':
      return <Attachments {...shared} tellings={tellings} />;
    case 'history':
      return <History {...shared} />;
  }
}

function Pane({
  arranged,
  ...shared
}: Pick<Props, 'object' | 'record' | 'edit'> & { arranged: ReturnType<typeof arrange> | null }) {
  if (!arranged) return <FieldPanel {...shared} />;
  const groups = arranged.flatMap(({ groups: own }) => own);
  return <ArrangedPanel {...shared} tab={{ key: '', label: '', groups }} roomy={false} />;
}
