/** Two people, one draft: says so and lets this one decide. Absent while there is no conflict. */
import { useTranslation } from 'react-i18next';
import type { DocumentBody } from '../../designer/history';
import { Icon } from '../Icon';
import styles from './ConflictBar.module.css';
import type { Draft } from './useDraft';

export function ConflictBar<B extends DocumentBody>({ draft }: { draft: Draft<B> }) {
  const { t } = useTranslation('common');
  if (draft.standing.phase !== 'conflict') return null;
  return (
    <div className={styles.bar} role="alert">
      <Icon name="users" />
      <span>{t('conflict.sentence')}</span>
      <button type="button" className="btn" onClick={() => void draft.takeTheirs()}>
        {t('conflict.theirs')}
      </button>
      <button type="button" className="btn" onClick={() => void draft.keepMine()}>
        {t('conflict.mine')}
      </button>
    </div>
  );
}
