/** The right side of a designer's bar: undo, redo, whether it is saved, problems, history, publish. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentBody } from '../../designer/history';
import { Icon } from '../Icon';
import { useIsPhone } from '../phone';
import { SaveState } from '../SaveState';
import { PublishSheet } from './PublishSheet';
import type { Draft } from './useDraft';

interface Props<B extends DocumentBody> {
  draft: Draft<B>;
  /** Name of a step in the language in use. */
  stepText: (key: string, values: Readonly<Record<string, string>>) => string;
}

const STATES = {
  saved: 'saved',
  unsaved: 'saving',
  saving: 'saving',
  offline: 'offline',
  refused: 'error',
  conflict: 'error',
} as const;

export function DraftBar<B extends DocumentBody>({ draft, stepText }: Props<B>) {
  const { t } = useTranslation('common');
  const phone = useIsPhone();
  const [publishing, setPublishing] = useState(false);
  const { standing, undoable, redoable } = draft;
  const titleOf = (word: string, step: typeof undoable) =>
    step ? `${word}: ${stepText(step.key, step.values)}` : word;
  const open = async () => {
    await draft.flush();
    setPublishing(true);
  };
  return (
    <>
      <SaveState state={STATES[standing.phase]} at={standing.savedAt === null ? null : new Date(standing.savedAt)} />
      <button
        type="button"
        className="btn ghost square"
        disabled={!undoable}
        aria-label={t('action.undo')}
        title={titleOf(t('action.undo'), undoable)}
        onClick={draft.undo}
      >
        <Icon name="undo" />
      </button>
      {/* the bar of a phone has room for it only while there is something to redo */}
      {(!phone || redoable) && (
        <button
          type="button"
          className="btn ghost square"
          disabled={!redoable}
          aria-label={t('action.redo')}
          title={titleOf(t('action.redo'), redoable)}
          onClick={draft.redo}
        >
          <Icon name="redo" />
        </button>
      )}
      {draft.version > 0 && (
        <Link
          to="/build/$kind/$key/history"
          params={{ kind: draft.kind, key: draft.key }}
          className={phone ? 'btn ghost square' : 'btn ghost'}
          aria-label={t('publish.history')}
        >
          <Icon name="history" />
          {!phone && t('publish.history')}
        </Link>
      )}
      <button type="button" className="btn primary" onClick={() => void open()}>
        {t('publish.action')}
      </button>
      {publishing && <PublishSheet draft={draft} onClose={() => setPublishing(false)} />}
    </>
  );
}
