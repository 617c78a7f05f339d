/** The one button that takes a batch back. Rows changed since are left alone and named. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Batch, UndoResult } from '../../api/types';
import { useConfirm } from '../../kit/confirm';
import { Icon } from '../../kit/Icon';
import { useToast } from '../../kit/toast';
import { Skipped } from './Skipped';
import { batchSentence } from './sentence';

interface Props {
  batch: Batch;
  /** The page's main button. @default false */
  primary?: boolean;
}

export function UndoButton({ batch, primary = false }: Props) {
  const { t } = useTranslation('batches');
  const client = useQueryClient();
  const confirm = useConfirm();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<UndoResult | null>(null);

  const undo = async () => {
    const sure = await confirm({
      title: t('undo.title', { title: batchSentence(batch, t) }),
      body: t('undo.body', { count: batch.count }),
      action: t('undo.action', { count: batch.count }),
    });
    if (!sure) return;
    setBusy(true);
    try {
      const done = await api.post<UndoResult>(`/batches/${batch.id}/undo`);
      if (done.skipped.length > 0) setResult(done);
      else toast.info(t('undo.done', { count: done.undone }));
      for (const key of ['batches', 'batch', 'records', 'record', 'recycle-bin']) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    } catch (error) {
      toast.error(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {batch.undone_at && <span className="muted">{t('undone')}</span>}
      <button
        type="button"
        hidden={!batch.undoable || batch.undone_at !== null}
        className={primary ? 'btn primary' : 'btn ghost'}
        disabled={busy}
        onClick={() => void undo()}
      >
        <Icon name="undo" />
        {t(busy ? 'undo.busy' : 'undo.button')}
      </button>
      {result && <Skipped result={result} onClose={() => setResult(null)} />}
    </>
  );
}
