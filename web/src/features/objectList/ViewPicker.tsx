/** The views on a phone: the name of the open one, and a pane with all of them. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { Menu } from '../../kit/Menu';
import { Sheet } from '../../kit/Sheet';
import type { ListViews } from './useView';
import type { ViewActions } from './useViewActions';
import { entriesOf } from './ViewTabs';
import { ALL } from './view';
import styles from './views.module.css';

interface Props {
  object: ObjectDescription;
  list: ListViews;
  actions: ViewActions;
  onNew: () => void;
  onRename: () => void;
}

export function ViewPicker({ object, list, actions, onNew, onRename }: Props) {
  const { t } = useTranslation('list');
  const [open, setOpen] = useState(false);
  const { view, foreign } = list;
  const all = t('view.all', { object: object.plural || object.label });
  const pick = (id: string) => {
    setOpen(false);
    list.address.openView(id);
  };
  const line = (id: string, label: string, icon: string) => (
    <li key={id}>
      <button type="button" aria-pressed={id === view.id} onClick={() => pick(id)}>
        <Icon name={icon} />
        <span className="ellipsis">{label}</span>
        {id === view.id && <Icon name="check" />}
      </button>
    </li>
  );
  return (
    <div className={styles.picker}>
      <button type="button" className={styles.current} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <b className="ellipsis">{view.saved?.label ?? foreign?.label ?? all}</b>
        {view.changed && <i className={styles.dot} role="img" aria-label={t('view.changed')} />}
        <Icon name="down" size={14} />
      </button>
      {view.saved && (
        <Menu
          label={t('view.menu', { view: view.saved.label })}
          align="end"
          entries={entriesOf(view.saved, actions, onRename, t)}
        >
          <Icon name="more" />
        </Menu>
      )}
      <Sheet open={open} title={t('view.title')} onClose={() => setOpen(false)}>
        <ul className={styles.list}>
          {(list.plain || view.id === ALL) && line(ALL, all, 'list')}
          {list.views?.map((one) => line(one.id, one.label, one.shared ? 'users' : 'user'))}
          <li>
            <button
              type="button"
              onClick={() => {
                setOpen(false);
                onNew();
              }}
            >
              <Icon name="plus" />
              {t('view.add')}
            </button>
          </li>
        </ul>
      </Sheet>
    </div>
  );
}
