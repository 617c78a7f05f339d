/** The form itself, as it will be filled in: its tabs, its groups, and every field with its real editor. */
import { useTranslation } from 'react-i18next';
import { NOTHING } from '../../designer/selection';
import type { SharedOptions } from '../../fields/design/describe';
import { textOf } from '../../kit/words';
import styles from './designer.module.css';
import { GroupBox } from './GroupBox';
import { LayoutBar } from './LayoutBar';
import { TabStrip } from './TabStrip';
import type { Design } from './useDesign';

interface Props {
  design: Design;
  shared: SharedOptions;
  onRemove: (keys: readonly string[]) => void;
}

export function Canvas({ design, shared, onRemove }: Props) {
  const { t, i18n } = useTranslation('designer');
  const { draft, sheet, tab } = design;
  const { body } = draft;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press beside the fields selects the object; so does Escape
    <div className={styles.sheet} role="presentation" onClick={() => design.select(NOTHING)}>
      <header>
        <h2>{textOf(body.label, i18n.language) || t('untitled')}</h2>
        <span className="muted">{t('canvas.fields', { count: body.fields.length })}</span>
      </header>
      <LayoutBar design={design} />
      {sheet.tabs.length > 1 && <TabStrip design={design} />}
      <div className={styles.groups} role="list" aria-label={t('canvas.label')}>
        {tab?.groups.map((group, at) => (
          <GroupBox key={group.key} {...{ design, shared, onRemove, group }} last={at === tab.groups.length - 1} />
        ))}
      </div>
    </div>
  );
}
