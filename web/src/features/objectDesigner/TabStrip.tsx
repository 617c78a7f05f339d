/** The tabs of the form on the canvas: press to open, press twice to rename; a menu moves and removes. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { Menu } from '../../kit/Menu';
import { textOf } from '../../kit/words';
import styles from './designer.module.css';
import { InPlace } from './InPlace';
import type { Design } from './useDesign';

export function TabStrip({ design }: { design: Design }) {
  const { t, i18n } = useTranslation('designer');
  const { sheet, tab: open } = design;
  const [renaming, setRenaming] = useState<string | null>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed here says nothing of the selection
    <div className={styles.tabStrip} role="presentation" onClick={(event) => event.stopPropagation()}>
      <div role="tablist" aria-label={t('layout.tabs')}>
        {sheet.tabs.map(({ key, tab }) =>
          renaming === key ? (
            <InPlace
              key={key}
              value={tab?.label ?? ''}
              label={t('layout.tabName')}
              onChange={(label) => design.changeTab(key, { label })}
              onClose={() => setRenaming(null)}
            />
          ) : (
            <button
              key={key}
              type="button"
              role="tab"
              aria-selected={key === open?.key}
              onClick={() => design.setTab(key)}
              onDoubleClick={() => setRenaming(key)}
            >
              {textOf(tab?.label, i18n.language) || t('layout.unnamed')}
            </button>
          ),
        )}
      </div>
      <button type="button" className="btn ghost square" aria-label={t('layout.addTab')} onClick={design.addTab}>
        <Icon name="plus" />
      </button>
      {open && (
        <Menu
          label={t('layout.tabMenu')}
          align="end"
          entries={[
            { key: 'rename', icon: 'edit', label: t('layout.rename'), run: () => setRenaming(open.key) },
            { key: 'left', icon: 'left', label: t('layout.left'), run: () => design.shiftTab(open.key, -1) },
            { key: 'right', icon: 'right', label: t('layout.right'), run: () => design.shiftTab(open.key, 1) },
            'seam',
            {
              key: 'remove',
              icon: 'trash',
              danger: true,
              label: t('layout.removeTab'),
              run: () => design.removeTab(open.key),
            },
          ]}
        >
          <Icon name="more" />
        </Menu>
      )}
    </div>
  );
}
