/** `/drafts` what was written on this device and is not on the server: send it, mend it, or drop it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { List } from '../../kit/List';
import { Page } from '../../kit/Page';
import { EmptyState } from '../../kit/states';
import { useToast } from '../../kit/toast';
import { type Draft, useOffline } from '../../offline/useOffline';
import { DraftRow } from './DraftRow';
import { EditSheet } from './EditSheet';

export default function Drafts() {
  const { t } = useTranslation('offline');
  const { drafts, sending, resend, discard } = useOffline();
  const toast = useToast();
  const [edited, setEdited] = useState<Draft | null>(null);
  const send = async (draft: Draft, change?: Pick<Draft, 'values' | 'files'>) => {
    try {
      if (!(await resend(draft.id, change))) toast.info(t('drafts.gone'));
    } catch {
      toast.error(null, t('full'));
    }
  };
  const drop = async ({ id, kind, title }: Draft) => {
    const undo = await discard(id);
    toast.undo(t('drafts.discarded', { kind, title }), () => void undo());
  };
  return (
    <Page title={t('drafts.title')} narrow>
      {drafts.length === 0 && <EmptyState icon="offline" sentence={t('drafts.empty')} />}
      {drafts.length > 0 && (
        <List label={t('drafts.title')}>
          {drafts.map((draft) => (
            <DraftRow
              key={draft.id}
              draft={draft}
              share={sending?.id === draft.id ? sending.share : null}
              onEdit={() => setEdited(draft)}
              onSend={() => void send(draft)}
              onDiscard={() => void drop(draft)}
            />
          ))}
        </List>
      )}
      {edited && (
        <EditSheet
          draft={edited}
          onClose={() => setEdited(null)}
          onSave={(change) => {
            setEdited(null);
            void send(edited, change);
          }}
        />
      )}
    </Page>
  );
}
