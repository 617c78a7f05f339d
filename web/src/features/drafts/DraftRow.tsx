/** One draft: whom it is about, what was written, how it stands, what can be done. */
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../api/connection';
import { useConfirm } from '../../kit/confirm';
import { Icon } from '../../kit/Icon';
import { RelativeTime } from '../../kit/RelativeTime';
import type { Draft } from '../../offline/useOffline';
import styles from './drafts.module.css';

interface Props {
  draft: Draft;
  /** How much of its files is there while it is on its way, 0 … 1; null while it is not. */
  share: number | null;
  onEdit: () => void;
  onSend: () => void;
  onDiscard: () => void;
}

export function DraftRow({ draft, share, onEdit, onSend, onDiscard }: Props) {
  const { t } = useTranslation('offline');
  const confirm = useConfirm();
  const { kind, title, files, refusal } = draft;
  const busy = share !== null;
  const offline = useConnection() === 'offline';
  const discard = async () => {
    const question = { title: t('drafts.discardTitle', { kind }), body: t('drafts.discardBody') };
    if (await confirm({ ...question, action: t('drafts.discard'), danger: true })) onDiscard();
  };
  return (
    <li className={styles.draft}>
      <div className={styles.head}>
        <b className="ellipsis">{title || t('drafts.untitled')}</b>
        <span className="muted">{kind}</span>
        <span className="muted numeric">
          <RelativeTime at={new Date(draft.at).toISOString()} />
        </span>
      </div>
      {wordsOf(draft) && <p className={styles.words}>{wordsOf(draft)}</p>}
      {files.length > 0 && (
        <p className="muted">
          <Icon name="image" size={14} /> {t('drafts.photos', { count: files.length })}
        </p>
      )}
      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal.errors[0]?.message ?? refusal.message}
          {refusal.hint && <small>{refusal.hint}</small>}
        </p>
      )}
      <div className={styles.foot}>
        <span className={`status ${refusal ? 'bad' : busy ? 'active' : 'waiting'}`}>{stateOf()}</span>
        <button type="button" className="btn ghost" disabled={busy} onClick={() => void discard()}>
          {t('drafts.discard')}
        </button>
        <button type="button" className="btn ghost" disabled={busy} onClick={onEdit}>
          {t('drafts.edit')}
        </button>
        <button type="button" className="btn" disabled={busy || offline} onClick={onSend}>
          {t(refusal ? 'drafts.retry' : 'drafts.sendAll')}
        </button>
      </div>
    </li>
  );

  function stateOf(): string {
    if (refusal) return t('drafts.state.refused');
    if (share === null) return t('drafts.state.waiting');
    if (files.length === 0) return t('drafts.state.sending');
    return t('drafts.state.sendingShare', { percent: Math.round(share * 100) });
  }
}

/** What the person wrote, without the marks of rich text. */
function wordsOf({ values, wordsIn }: Draft): string {
  return String(values[wordsIn] ?? '')
    .replace(/<[^>]+>/g, ' ')
    .trim();
}
