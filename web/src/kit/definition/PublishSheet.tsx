/** What publishing will do, in words, before it is done. Only errors stand in the way. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { PublishPlan, PublishResult } from '../../api/types';
import type { DocumentBody } from '../../designer/history';
import { Sheet } from '../Sheet';
import { PageError, PageLoading } from '../states';
import { useToast } from '../toast';
import { DiffLines, PlanSteps, ProblemLines } from './lines';
import styles from './Publish.module.css';
import type { Draft } from './useDraft';

interface Props<B extends DocumentBody> {
  draft: Draft<B>;
  onClose: () => void;
}

const NOTHING: PublishPlan = { diff: [], steps: [], problems: [] };

export function PublishSheet<B extends DocumentBody>({ draft, onClose }: Props<B>) {
  const { t } = useTranslation('common');
  const client = useQueryClient();
  const toast = useToast();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const path = `/definitions/${draft.kind}/${draft.key}`;
  const plan = useQuery({
    queryKey: ['plan', draft.kind, draft.key],
    queryFn: () => api.get<PublishPlan>(`${path}/plan`),
    // without a draft there is no plan, and once publishing has begun it is not asked for again
    enabled: draft.pending && !busy,
    staleTime: 0,
    gcTime: 0,
  });
  const planned = draft.pending ? plan.data : NOTHING;
  const blocked = planned?.problems.some((problem) => problem.severity === 'error') ?? true;
  const nothing = planned?.diff.length === 0;

  const publish = async () => {
    setBusy(true);
    try {
      const { version } = await api.post<PublishResult>(`${path}/publish`, note.trim() ? { note: note.trim() } : {});
      await draft.settle();
      for (const key of ['apps', 'objects', 'object', 'definitions', 'me']) {
        void client.invalidateQueries({ queryKey: [key] });
      }
      toast.info(t('publish.done', { version }));
      onClose();
    } catch (error) {
      toast.error(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Sheet
      open
      title={t('publish.title')}
      onClose={onClose}
      footer={
        <button
          type="button"
          className="btn primary large"
          disabled={busy || blocked || nothing}
          onClick={() => void publish()}
        >
          {t(busy ? 'publish.busy' : 'publish.action')}
        </button>
      }
    >
      {draft.pending && plan.isError && <PageError error={plan.error} onRetry={() => void plan.refetch()} />}
      {!planned && !plan.isError && <PageLoading rows={4} />}
      {planned && (
        <div className={styles.plan}>
          <ProblemLines problems={planned.problems} />
          <section>
            <h3>{t('publish.changes')}</h3>
            {nothing ? <p className="soft">{t('publish.nothing')}</p> : <DiffLines diff={planned.diff} />}
          </section>
          <PlanSteps steps={planned.steps} />
          {!nothing && (
            <label className={styles.note}>
              {t('publish.note')}
              <textarea
                className="input"
                rows={2}
                maxLength={500}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            </label>
          )}
        </div>
      )}
    </Sheet>
  );
}
