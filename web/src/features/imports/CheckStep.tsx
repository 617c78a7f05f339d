/** What the check found: how many rows are good, what is wrong with the others by kind, and the ways to put it right. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { ObjectDescription } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { PageError, PageLoading } from '../../kit/states';
import { type Fault, faultsQuery, type Import, pathOf, type RefusedPage, refusedKey, replacement } from './data';
import styles from './imports.module.css';
import { Kinds } from './Kinds';
import { RefusedRows } from './RefusedRows';
import type { ImportActions } from './useImport';
import { WrongValues } from './WrongValues';

interface Props {
  object: ObjectDescription;
  what: Import;
  actions: ImportActions;
  onBack: () => void;
}

export function CheckStep({ object, what, actions, onBack }: Props) {
  const { t } = useTranslation('imports');
  const [fixed, setFixed] = useState<ReadonlyMap<string, string>>(new Map());
  const [kind, setKind] = useState<Fault | null>(null);
  const faults = useQuery({ ...faultsQuery(what), enabled: what.counts.refused > 0 }).data?.faults ?? [];
  const rows = useRefused(what, kind);
  const good = what.counts.created + what.counts.updated + what.counts.unchanged;
  const mended = fixed.size > 0 || faults.some((fault) => isAnswered(fault, what));
  const fix = async (row: number, column: number, text: string) => {
    await actions.fix(row, column, text);
    setFixed((known) => new Map(known).set(`${row} ${column}`, text));
  };
  const list = rows.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className={styles.check}>
      <Summary what={what} good={good} />
      {what.counts.refused > 0 && (
        <div className={styles.split}>
          <aside className={styles.aside}>
            <Kinds object={object} what={what} kinds={faults} chosen={kind} onChoose={setKind} />
          </aside>
          <div className={styles.main}>
            {kind && <WrongValues key={`${kind.field} ${kind.code}`} {...{ object, what, kind, actions }} />}
            {rows.isError && <PageError error={rows.error} onRetry={() => void rows.refetch()} />}
            {rows.isPending && <PageLoading />}
            {list.length > 0 && <RefusedRows what={what} rows={list} fixed={fixed} onFix={fix} />}
            {rows.hasNextPage && (
              <button type="button" className="btn ghost" onClick={() => void rows.fetchNextPage()}>
                {t('more')}
              </button>
            )}
          </div>
        </div>
      )}
      <footer className={styles.foot}>
        <button type="button" className="btn ghost" onClick={onBack}>
          {t('back')}
        </button>
        <span className={styles.space} />
        {what.counts.refused > 0 && (
          <>
            <a className="btn" href={`/api/v1${pathOf(what.object, what.id)}/refused.xlsx`} download>
              <Icon name="dl" />
              {t('download')}
            </a>
            <button
              type="button"
              className={mended ? 'btn primary' : 'btn'}
              disabled={actions.busy}
              onClick={() => void actions.check()}
            >
              <Icon name="refresh" />
              {t('again')}
            </button>
          </>
        )}
        <button
          type="button"
          className={mended ? 'btn' : 'btn primary'}
          disabled={actions.busy || (good === 0 && !mended)}
          onClick={actions.start}
        >
          {t('start', { count: good })}
        </button>
      </footer>
    </div>
  );
}

function useRefused(what: Import, kind: Fault | null) {
  const of = kind ? { field: kind.field, code: kind.code } : {};
  return useInfiniteQuery({
    queryKey: [...refusedKey(what), of],
    queryFn: ({ pageParam }) =>
      api.get<RefusedPage>(`${pathOf(what.object, what.id)}/rows`, { after: pageParam, ...of }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next_after,
  });
}

const isAnswered = (fault: Fault, { plan }: Import): boolean =>
  fault.values.some(({ value }) => replacement(plan.columns[fault.column ?? -1], value) !== undefined);

function Summary({ what, good }: { what: Import; good: number }) {
  const { t } = useTranslation('imports');
  return (
    <div className={styles.summary}>
      <p>
        <b className="numeric">{t('good', { count: good })}</b>
        {what.counts.refused > 0 && <span className={styles.bad}>{t('bad', { count: what.counts.refused })}</span>}
      </p>
      <meter
        min={0}
        max={Math.max(good + what.counts.refused, 1)}
        value={good}
        aria-label={t('good', { count: good })}
      />
      <Split what={what} />
    </div>
  );
}

/** `新建 40 · 更新 3` where both can happen. */
function Split({ what: { counts, plan } }: { what: Import }) {
  const { t } = useTranslation('imports');
  if (plan.mode === 'insert') return null;
  return (
    <p className="muted small">{t('split', { created: counts.created, updated: counts.updated + counts.unchanged })}</p>
  );
}
