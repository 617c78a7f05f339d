/** What is selected, and everything that can be set about it. */
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../../kit/phone';
import type { SharedOptions } from './describe';
import styles from './designer.module.css';
import { FieldInspector } from './FieldInspector';
import { ObjectInspector } from './ObjectInspector';
import type { Design } from './useDesign';

interface Props {
  design: Design;
  shared: SharedOptions;
  onRemove: (key: string) => void;
}

export function Inspector({ design, shared, onRemove }: Props) {
  const { t } = useTranslation('designer');
  const phone = useIsPhone();
  const { field, select } = design;
  return (
    <aside className={styles.inspector} aria-label={t(field ? 'inspector.field' : 'inspector.object')}>
      {!phone && (
        <div className={styles.tabs}>
          <button type="button" aria-pressed={field !== undefined} disabled={!field}>
            {t('inspector.field')}
          </button>
          <button type="button" aria-pressed={field === undefined} onClick={() => select(null)}>
            {t('inspector.object')}
          </button>
        </div>
      )}
      {field ? (
        <FieldInspector design={design} field={field} shared={shared} onRemove={onRemove} />
      ) : (
        <ObjectInspector design={design} />
      )}
    </aside>
  );
}
