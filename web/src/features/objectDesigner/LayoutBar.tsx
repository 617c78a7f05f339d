/** Which form is on the canvas, whose arrangement it follows, and how it gets one of its own. */
import { useTranslation } from 'react-i18next';
import { Segments } from '../../fields/controls/Segments';
import { Icon } from '../../kit/Icon';
import { Menu } from '../../kit/Menu';
import { USES } from './arrangement';
import styles from './designer.module.css';
import type { Design } from './useDesign';
import { others } from './useLayoutDeeds';

export function LayoutBar({ design }: { design: Design }) {
  const { t } = useTranslation('designer');
  const { sheet, use, tab } = design;
  const name = (key: string) => t(`use.${key}`);
  const shared = sheet.layout?.uses.filter((other) => other !== use) ?? [];
  const says = !sheet.layout
    ? t('layout.automatic')
    : !sheet.own
      ? t('layout.follows', { uses: shared.map(name).join(t('layout.and')) })
      : shared.length > 0
        ? t('layout.shared', { uses: shared.map(name).join(t('layout.and')) })
        : t('layout.own');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed here says nothing of the selection
    <div className={styles.layoutBar} role="presentation" onClick={(event) => event.stopPropagation()}>
      <Segments
        label={t('layout.label')}
        value={use}
        choices={USES.map((key) => ({ key, label: name(key) }))}
        onChange={design.setUse}
      />
      <span className="muted">{says}</span>
      <Menu
        label={t('layout.arrange')}
        worded
        align="end"
        className="btn ghost"
        entries={[
          {
            key: 'group',
            icon: 'group',
            label: t('layout.addGroup'),
            run: () => design.addGroup(tab?.key ?? '', null),
          },
          { key: 'tab', icon: 'columns', label: t('layout.addTab'), run: design.addTab },
          'seam',
          {
            key: 'own',
            icon: 'split',
            label: t('layout.customise', { use: name(use) }),
            disabled: sheet.own && shared.length === 0,
            run: design.customise,
          },
          ...others(use)
            .filter((other) => !sheet.layout?.uses.includes(other))
            .map((other) => ({
              key: other,
              icon: 'link',
              label: t('layout.share', { use: name(other) }),
              disabled: !design.draft.body.layouts?.some(({ uses }) => uses.includes(other)),
              run: () => design.share(other),
            })),
          { key: 'follow', icon: 'undo', label: t('layout.follow'), disabled: !sheet.own, run: design.follow },
        ]}
      >
        {t('layout.arrange')}
        <Icon name="down" size={14} />
      </Menu>
    </div>
  );
}
