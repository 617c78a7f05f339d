/** In charge of saving cells of a list: one at once, or what was pasted and filled in as one batch with its way back. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import type { FieldDescription, ObjectDescription, RecordData } from '../../api/types';
import { useRecordWrites } from '../../fields/data/records';
import { CellsRefused, type RowChange } from '../../grid/types';
import { useToast } from '../../kit/toast';
import { useUndo } from './useUndo';

/** Saves one cell; a refusal is said and the cell shows what the server holds. */
export function useCellSave(object: ObjectDescription, refetch: () => unknown) {
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

/** Saves many cells, all of them or none; throws `CellsRefused` when the server says which cells cannot be. */
export function useCellsSave(object: ObjectDescription, refetch: () => unknown) {
  const { t, i18n } = useTranslation('list');
  const writes = useRecordWrites(object.key);
  const toast = useToast();
  const undo = useUndo(object.key);
  return useCallback(
    async (changes: readonly RowChange<RecordData>[]) => {
      try {
        const updates = changes.map(({ row, values }) => ({ record: row, values }));
        const { batch_id, count } = await writes.updateMany(updates);
        const cells = changes.reduce((sum, { values }) => sum + Object.keys(values).length, 0);
        const said = { count: cells, cells: cells.toLocaleString(i18n.language), rows: count };
        if (count > 0) toast.undo(t('cells.changed', said), () => void undo(batch_id));
      } catch (error) {
        refetch();
        throw refusalOf(error);
      }
    },
    [writes, toast, undo, refetch, t, i18n.language],
  );
}

const PLACE = /^updates\[(\d+)\](?:\.values\.([a-z][a-z0-9_]*))?/;

/** What the server says of single cells, by the place of their change. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  const problems = error.errors.flatMap(({ path, message }) => {
    const [, change, key = ''] = PLACE.exec(path) ?? [];
    return change === undefined ? [] : [{ change: Number(change), key, message }];
  });
  return problems.length > 0 ? new CellsRefused(problems) : error;
}
