/** What the check found: how many rows are good, and those that are not, with the cell that is wrong ready to be put right. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Icon } from '../../kit/Icon';
import { isEnter } from '../../kit/ime';
import { PageError, PageLoading } from '../../kit/states';
import { type Import, pathOf, type RefusedPage, type RefusedRow } from './data';
import styles from './imports.module.css';
import type { ImportActions } from './useImport';

interface Props {
  what: Import;
  actions: ImportActions;
  onBack: () => void;
}

export function CheckStep({ what, actions, onBack }: Props) {
  const { t } = useTranslation('imports');
  const [fixed, setFixed] = useState<ReadonlyMap<string, string>>(new Map());
  const good = what.counts.created + what.counts.updated + what.counts.unchanged;
  const rows = useInfiniteQuery({
    queryKey: ['refused', what.id],
    queryFn: ({ pageParam }) => api.get<RefusedPage>(`${pathOf(what.object, what.id)}/rows`, { after: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next_after,
  });
  const fix = async (row: number, column: number, text: string) => {
    await actions.fix(row, column, text);
    setFixed((known) => new Map(known).set(`${row} ${column}`, text));
  };
  const list = rows.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className={styles.main}>
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
      {rows.isError && <PageError error={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.isPending && what.counts.refused > 0 && <PageLoading />}
      {list.length > 0 && <Refused what={what} rows={list} fixed={fixed} onFix={fix} />}
      {rows.hasNextPage && (
        <button type="button" className="btn" onClick={() => void rows.fetchNextPage()}>
          {t('more')}
        </button>
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
              className={fixed.size > 0 ? 'btn primary' : 'btn'}
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
          className={fixed.size > 0 ? 'btn' : 'btn primary'}
          disabled={actions.busy || good + fixed.size === 0}
          onClick={actions.start}
        >
          {t('start', { count: good })}
        </button>
      </footer>
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

interface RefusedProps {
  what: Import;
  rows: readonly RefusedRow[];
  fixed: ReadonlyMap<string, string>;
  onFix: (row: number, column: number, text: string) => Promise<void>;
}

/** Before the columns that are wrong stand the first two, so that one knows whose row it is. */
function Refused({ what, rows, fixed, onFix }: RefusedProps) {
  const { t } = useTranslation('imports');
  const wrong = new Set(rows.flatMap(({ problems }) => problems.flatMap(({ column }) => column ?? [])));
  const mapped = what.plan.columns.filter(({ field }) => field);
  const shown = [...mapped.slice(0, 2), ...mapped.slice(2).filter(({ index }) => wrong.has(index))];
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className="numeric">{t('row')}</th>
            {shown.map(({ index, label }) => (
              <th key={index}>{label}</th>
            ))}
            <th>{t('reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <td className="numeric muted">{row.number}</td>
              {shown.map(({ index, label }) => {
                const isWrong = row.problems.some(({ column }) => column === index);
                const text = fixed.get(`${row.number} ${index}`) ?? row.cells[index] ?? '';
                return (
                  <td key={index}>
                    {isWrong ? (
                      <Cell
                        text={text}
                        fixed={fixed.has(`${row.number} ${index}`)}
                        label={t('cell', { row: row.number, column: label })}
                        onSave={(next) => onFix(row.number, index, next)}
                      />
                    ) : (
                      text
                    )}
                  </td>
                );
              })}
              <td className={styles.reason}>{row.problems.map(({ message }) => message).join(t('semicolon'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  text: string;
  fixed: boolean;
  label: string;
  onSave: (text: string) => Promise<void>;
}

function Cell({ text, fixed, label, onSave }: CellProps) {
  const [typed, setTyped] = useState(text);
  const save = () => {
    if (typed !== text) void onSave(typed).catch(() => setTyped(text));
  };
  return (
    <span className={styles.cell} data-fixed={fixed || undefined}>
      <input
        aria-label={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => isEnter(event) && save()}
      />
      {fixed && <Icon name="check" size={14} />}
    </span>
  );
}
