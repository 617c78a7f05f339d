/** Records as cards in columns that are handed over from one to the next: by stage, choice, person, or yes and no. */
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription, RecordData } from '../../../../api/types';
import { useFieldContext } from '../../../../fields/context';
import { titleOf } from '../../../../fields/data/objects';
import { AskDialog } from '../../../../fields/form/AskDialog';
import { LaneSurface } from '../../../../kit/LaneSurface';
import type { MenuEntry } from '../../../../kit/Menu';
import { useSession } from '../../../../kit/session';
import { EmptyState, PageError, PageLoading } from '../../../../kit/states';
import { useToast } from '../../../../kit/toast';
import type { Asked } from '../../rows';
import type { BoardProps } from '../../view';
import { BoardFoot } from '../BoardFoot';
import { rolesOf } from '../roles';
import { CardFace, type CardLook } from './Card';
import styles from './kanban.module.css';
import { LaneCards } from './LaneColumn';
import { LaneHead, LaneStrip } from './LaneHead';
import { type Answer, answerOf, askedFields, type Lane } from './lanes';
import { NewCard } from './NewCard';
import { useAnswerWords } from './useAnswerWords';
import { useClosed } from './useClosed';
import { useLanes } from './useLanes';
import { useMove } from './useMove';

/** More columns than this are no board any more. */
const MOST_LANES = 60;

export default function Kanban(props: BoardProps) {
  const { t } = useTranslation('boards');
  const { object, view } = props;
  const roles = useMemo(() => rolesOf(object, view.body), [object, view.body]);
  if (!roles.lanes) return <EmptyState icon="kanban" sentence={t('kanban.noField', { object: object.label })} />;
  return <Board key={roles.lanes.key} {...props} field={roles.lanes} amount={roles.amount} card={roles.card} />;
}

interface Props extends BoardProps {
  field: FieldDescription;
  amount: FieldDescription | null;
  card: readonly FieldDescription[];
}

interface Asking {
  readonly record: RecordData;
  readonly from: Lane;
  readonly to: Lane;
  readonly fields: readonly FieldDescription[];
}

function Board({ object, view, asked, onOpen, onCreate, field, amount, card }: Props) {
  const { t } = useTranslation('boards');
  const context = useFieldContext();
  const toast = useToast();
  const look = useLook(object, field, amount, card);
  const mine = useAsked(asked, look, field);
  const { lanes: all, error, refetch } = useLanes(mine, field, amount);
  const closed = useClosed(`${useSession().workspace.key}.${object.key}.${field.key}`, all ?? []);
  const words = useAnswerWords();
  const move = useMove({ object, field, amount, asked: mine });
  const [lifted, setLifted] = useState<RecordData | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [adding, setAdding] = useState<string | null>(null);
  const drawn = useRef(new Map<string, RecordData>());
  // the menus of thousands of cards must not make every card new
  const goals = useRef<(record: RecordData) => readonly MenuEntry[]>(() => []);
  const goalsFor = useCallback((record: RecordData) => goals.current(record), []);
  const remember = useCallback((records: readonly RecordData[]) => {
    for (const record of records) drawn.current.set(record.id, record);
  }, []);

  if (error) return <PageError error={error} onRetry={refetch} />;
  if (!all) return <PageLoading />;
  const lanes = all.slice(0, MOST_LANES);
  const movable = object.may.update && !field.read_only;
  const answer = (lane: Lane, record: RecordData): Answer => answerOf(object.fields, field, lane, record);
  const place = (record: RecordData, to: Lane) => {
    const from = lanes.find((lane) => answer(lane, record).kind === 'here');
    const said = answer(to, record);
    if (!from || said.kind === 'here') return;
    if (said.kind === 'barred') toast.info(words(said, to));
    else if (said.kind === 'lacks') setAsking({ record, from, to, fields: said.fields });
    else void move(record, from, to).catch(toast.error);
  };
  goals.current = (record) =>
    !movable
      ? []
      : lanes
          .filter((lane) => ['free', 'lacks'].includes(answer(lane, record).kind))
          .map((lane) => ({ key: lane.id || 'blank', label: lane.label, run: () => place(record, lane) }));
  const nameOf = (id: string) => {
    const record = drawn.current.get(id);
    return record ? titleOf(record, object, context) : '';
  };
  const laneBy = (id: string) => lanes.find((lane) => `lane ${lane.id}` === id);
  return (
    <div className={styles.board} data-sorted={asked.sort.length > 0 || undefined}>
      <LaneSurface
        nameOf={nameOf}
        sayOf={(id, cardId) => {
          const [lane, record] = [laneBy(id), drawn.current.get(cardId)];
          if (!lane || !record) return '';
          const at = t('kanban.spoken', { lane: lane.label, place: lanes.indexOf(lane) + 1, total: lanes.length });
          return `${at} ${words(answer(lane, record), lane)}`;
        }}
        onLift={(id) => setLifted(drawn.current.get(id) ?? null)}
        onDrop={(id, laneId) => {
          setLifted(null);
          const [lane, record] = [laneId === null ? undefined : laneBy(laneId), drawn.current.get(id)];
          if (lane && record) place(record, lane);
        }}
        ghost={(id) => {
          const record = drawn.current.get(id);
          return record && <div className={styles.card}>{<CardFace look={look} record={record} />}</div>;
        }}
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the columns scroll sideways, for the keyboard too */}
        <div className={styles.lanes} role="region" aria-label={t('kanban.lanes', { field: field.label })} tabIndex={0}>
          {lanes.map((lane) => {
            const reply = lifted ? answer(lane, lifted) : null;
            const parts = { lane, amount, reply, words };
            if (closed.has(lane.id))
              return <LaneStrip key={lane.id} {...parts} onShow={() => closed.set(lane.id, false)} />;
            return (
              <LaneHead
                key={lane.id}
                {...parts}
                onHide={() => closed.set(lane.id, true)}
                onAdd={onCreate && !lane.retired ? () => setAdding(lane.id) : null}
              >
                {adding === lane.id && onCreate && (
                  <NewCard
                    object={object}
                    amount={amount}
                    given={{ [field.key]: lane.value }}
                    onMore={onCreate}
                    onClose={() => setAdding(null)}
                  />
                )}
                <LaneCards
                  {...{ lane, field, look, movable, onOpen }}
                  goalsOf={goalsFor}
                  asked={mine}
                  onDrawn={remember}
                />
              </LaneHead>
            );
          })}
        </div>
      </LaneSurface>
      <BoardFoot
        object={object}
        view={view}
        kind="kanban"
        lanes={lanes}
        amount={amount}
        more={all.length > MOST_LANES}
      />
      {asking && (
        <AskDialog
          title={t('kanban.ask', { lane: asking.to.label })}
          action={t('kanban.askAction', { lane: asking.to.label })}
          fields={asking.fields}
          record={{ object: object.key, id: asking.record.id, values: asking.record }}
          onSave={(filled) => move(asking.record, asking.from, asking.to, filled)}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}

function useLook(
  object: BoardProps['object'],
  field: FieldDescription,
  amount: FieldDescription | null,
  card: readonly FieldDescription[],
): CardLook {
  return useMemo(
    () => ({ object, amount, card, since: field.type === 'stage' ? `${field.key}__since` : '' }),
    [object, amount, card, field],
  );
}

/** What the cards need to be drawn and judged; without an order of one's own, what moved last stands first. */
function useAsked(asked: Asked, { object, amount, card, since }: CardLook, field: FieldDescription): Asked {
  return useMemo(() => {
    const known = new Set(object.fields.map(({ key }) => key));
    const wanted = [object.title_field, field.key, amount?.key ?? '', 'owner_id', ...card.map(({ key }) => key)];
    const fields = [...new Set([...wanted, ...askedFields(field)])].filter((key) => known.has(key));
    const sort = asked.sort.length > 0 ? asked.sort : [{ field: since || 'updated_at', desc: true }];
    return { ...asked, group: null, sort, fields: since ? [...fields, since] : fields };
  }, [asked, object, field, amount, card, since]);
}
