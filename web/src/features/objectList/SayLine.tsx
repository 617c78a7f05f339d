/** What the list shows, as one sentence; at its end what was changed since the view was saved, and what to do with it. */
import { useTranslation } from 'react-i18next';
import type { ObjectDescription } from '../../api/types';
import { FilterSentence } from '../../fields/condition/FilterSentence';
import type { FieldPath } from '../../fields/condition/paths';
import { useIsPhone } from '../../kit/phone';
import styles from './list.module.css';
import type { ListGroups } from './useGroups';
import type { ListViews } from './useView';
import type { ViewActions } from './useViewActions';
import { ALL } from './view';

interface Props {
  object: ObjectDescription;
  paths: readonly FieldPath[];
  list: ListViews;
  actions: ViewActions;
  groups: ListGroups;
  onSaveAs: () => void;
}

export function SayLine({ object, paths, list, actions, groups, onSaveAs }: Props) {
  const { t } = useTranslation('list');
  const { view, address, missing } = list;
  const phone = useIsPhone();
  const grouped = view.body.type === 'grid' && view.body.group !== null;
  return (
    <div className={styles.say}>
      {(address.broken || missing) && <span className={styles.wrong}>{t(missing ? 'view.missing' : 'badLink')}</span>}
      <FilterSentence
        object={object}
        paths={paths}
        filter={view.filter}
        sort={view.body.sort}
        group={view.body.type === 'grid' ? view.body.group : null}
        onFilter={view.setFilter}
        onSort={(sort) => view.change({ sort })}
        {...(view.body.type === 'grid' ? { onGroup: (group) => view.change({ group }) } : {})}
      />
      {grouped && !phone && (
        <button type="button" className="btn ghost" onClick={groups.toggleAll}>
          {t(groups.closed.size > 0 ? 'groups.open' : 'groups.close')}
        </button>
      )}
      {view.changed && (
        <div className={styles.tools}>
          <span className="muted">{t('view.changed')}</span>
          {view.saved?.may.change && (
            <button type="button" className={styles.keep} onClick={() => void actions.save()}>
              {t('view.save')}
            </button>
          )}
          <button type="button" className={view.saved?.may.change ? 'btn ghost' : styles.keep} onClick={onSaveAs}>
            {t(view.id === ALL ? 'view.saveNew' : 'view.saveAs')}
          </button>
          <button type="button" className="btn ghost" onClick={list.revert}>
            {t('view.revert')}
          </button>
        </div>
      )}
    </div>
  );
}
