/** Says whether the work is safe. "Saving" appears only when it takes longer than 400 ms. */
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import { useAfter } from './states';
import { clockOf } from './time';

interface Props {
  state: 'saved' | 'saving' | 'offline' | 'error';
  /** When it was saved last. */
  at?: Date | null;
}

export function SaveState({ state, at }: Props) {
  const { t } = useTranslation('common');
  return (
    <span className="small muted numeric" role="status">
      {state === 'saved' && at && t('save.saved', { clock: clockOf(at) })}
      {state === 'saving' && <Saving />}
      {state === 'offline' && t('save.offline')}
      {state === 'error' && (
        <span style={{ color: 'var(--danger)' }}>
          <Icon name="error" size={14} /> {t('save.error')}
        </span>
      )}
    </span>
  );
}

function Saving() {
  const { t } = useTranslation('common');
  return useAfter(400) ? t('save.saving') : null;
}
