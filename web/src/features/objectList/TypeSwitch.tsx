/** Grid, kanban, calendar or gallery: the same records, drawn otherwise. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { boardTypes } from './boards';
import type { ViewType } from './view';
import styles from './views.module.css';

const ICONS: Readonly<Record<ViewType, string>> = {
  grid: 'grid',
  kanban: 'kanban',
  calendar: 'cal',
  gallery: 'image',
};

export function TypeSwitch({ type, onType }: { type: ViewType; onType: (type: ViewType) => void }) {
  const { t } = useTranslation('list');
  const types: readonly ViewType[] = ['grid', ...boardTypes];
  if (types.length === 1) return null;
  return (
    <fieldset className={styles.types} aria-label={t('view.type')}>
      {types.map((key) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === type}
          aria-label={t(`view.types.${key}`)}
          title={t(`view.types.${key}`)}
          onClick={() => onType(key)}
        >
          <Icon name={ICONS[key]} />
        </button>
      ))}
    </fieldset>
  );
}
