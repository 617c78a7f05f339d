/** What is selected, and everything that can be set about it. */
import { useTranslation } from 'react-i18next';
import { NOTHING } from '../../designer/selection';
import type { SharedOptions } from '../../fields/design/describe';
import { useIsPhone } from '../../kit/phone';
import styles from './designer.module.css';
import { FieldInspector } from './FieldInspector';
import { ItemInspector } from './ItemInspector';
import { ManyInspector } from './ManyInspector';
import { ObjectInspector } from './ObjectInspector';
import type { Design } from './useDesign';

interface Props {
  design: Design;
  shared: SharedOptions;
  onRemove: (keys: readonly string[]) => void;
}

export function Inspector({ design, shared, onRemove }: Props) {
  const { t } = useTranslation('designer');
  const phone = useIsPhone();
  const { selection, fields, select } = design;
  const [id, more] = selection.ids;
  const [field] = fields;
  return (
    <aside className={styles.inspector} aria-label={t(id ? 'inspector.field' : 'inspector.object')}>
      {!phone && (
        <div className={styles.tabs}>
          <button type="button" aria-pressed={id !== undefined} disabled={!id}>
            {t('inspector.field')}
          </button>
          <button type="button" aria-pressed={id === undefined} onClick={() => select(NOTHING)}>
            {t('inspector.object')}
          </button>
        </div>
      )}
      {more ? (
        <ManyInspector design={design} onRemove={onRemove} />
      ) : field ? (
        <FieldInspector design={design} field={field} shared={shared} onRemove={onRemove} />
      ) : id ? (
        <ItemInspector design={design} id={id} />
      ) : (
        <ObjectInspector design={design} />
      )}
    </aside>
  );
}
