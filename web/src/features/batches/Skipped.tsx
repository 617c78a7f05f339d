/** Which rows an undo left alone, and why. */
import { useTranslation } from 'react-i18next';
import type { UndoResult } from '../../api/types';
import { Dialog } from '../../kit/Dialog';
import { List, ListRow } from '../../kit/List';

interface Props {
  result: UndoResult;
  onClose: () => void;
}

export function Skipped({ result, onClose }: Props) {
  const { t } = useTranslation('batches');
  return (
    <Dialog
      title={t('undo.partly', { undone: result.undone, skipped: result.skipped.length })}
      onClose={onClose}
      footer={
        <button type="button" className="btn large" onClick={onClose}>
          {t('undo.understood')}
        </button>
      }
    >
      <List label={t('undo.skippedList')}>
        {result.skipped.map((row) => (
          <ListRow key={row.record_id} title={row.title} detail={row.reason} />
        ))}
      </List>
    </Dialog>
  );
}
