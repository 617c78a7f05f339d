/** In charge of taking a batch back, and of saying what came of it. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecordWrites } from '../../fields/data/records';
import { useToast } from '../../kit/toast';

export function useUndo(object: string): (batch: string) => Promise<void> {
  const { t } = useTranslation('list');
  const writes = useRecordWrites(object);
  const toast = useToast();
  return useCallback(
    async (batch) => {
      try {
        const { undone, skipped } = await writes.undo(batch);
        const key = skipped.length > 0 ? 'bulk.skipped' : 'bulk.undone';
        toast.info(t(key, { count: undone, skipped: skipped.length }));
      } catch (error) {
        toast.error(error);
      }
    },
    [writes, toast, t],
  );
}
