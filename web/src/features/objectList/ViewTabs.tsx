/**
 * The views of an object as tabs: everybody's, then one's own. The open one has a menu and is renamed where it stands;
 * tabs are put in order by dragging, or with Space and the arrows; what does not fit is a press away.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { isEscape, isIme } from '../../kit/ime';
import { Menu, type MenuEntry } from '../../kit/Menu';
import { SortEntry, SortSurface } from '../../kit/SortSurface';
import type { ListViews } from './useView';
import type { ViewActions } from './useViewActions';
import { useViewCounts } from './useViewCounts';
import { ALL, type SavedView } from './view';
import styles from './views.module.css';

interface Props {
  object: ObjectDescription;
  list: ListViews;
  actions: ViewActions;
  /** Opens the naming of a new view. */
  onNew: () => void;
}

export function ViewTabs({ object, list, actions, onNew }: Props) {
  const { t } = useTranslation('list');
  const [renaming, setRenaming] = useState<string | null>(null);
  const views = list.views ?? [];
  const { row, fitting } = useFitting(views.length, list.view.id);
  const shown = fittingViews(views, fitting, list.view.id);
  const hidden = views.filter((one) => !shown.includes(one));
  const counts = useViewCounts(object.key, shown);
  const move = (key: string, to: number) => {
    const rest = shown.map(({ id }) => id).filter((id) => id !== key);
    void actions.place([...rest.slice(0, to), key, ...rest.slice(to), ...hidden.map(({ id }) => id)]);
  };
  return (
    <div className={styles.tabs} ref={row}>
      <SortSurface
        keys={shown.map(({ id }) => id)}
        nameOf={(id) => views.find((one) => one.id === id)?.label ?? ''}
        onMove={move}
        direction="row"
      >
        {(list.plain || list.view.id === ALL) && (
          <div className={styles.tab}>
            <button type="button" aria-pressed={list.view.id === ALL} onClick={() => list.address.openView(ALL)}>
              {t('view.all', { object: object.plural || object.label })}
              {list.view.id === ALL && list.view.changed && <Dot />}
            </button>
          </div>
        )}
        {list.foreign && (
          <div className={styles.tab}>
            <button type="button" aria-pressed>
              {list.foreign.label}
              <Dot />
            </button>
          </div>
        )}
        {shown.map((one) => (
          <SortEntry key={one.id} id={one.id} className={styles.tab}>
            {(handle) =>
              renaming === one.id ? (
                <Rename
                  label={one.label}
                  onDone={(label) => {
                    setRenaming(null);
                    if (label && label !== one.label) void actions.rename(one, label);
                  }}
                />
              ) : (
                <>
                  <button
                    ref={handle.ref}
                    type="button"
                    {...handle.props}
                    aria-pressed={one.id === list.view.id}
                    title={one.label}
                    onClick={() => list.address.openView(one.id)}
                    onDoubleClick={() => one.may.change && setRenaming(one.id)}
                  >
                    {!one.shared && <Icon name="user" size={14} />}
                    <span className="ellipsis">{one.label}</span>
                    {counts[one.id] !== undefined && <em className="numeric">{counts[one.id]}</em>}
                    {one.id === list.view.id && list.view.changed && <Dot />}
                  </button>
                  {one.id === list.view.id && (
                    <ViewMenu view={one} actions={actions} onRename={() => setRenaming(one.id)} />
                  )}
                </>
              )
            }
          </SortEntry>
        ))}
      </SortSurface>
      {hidden.length > 0 && (
        <Menu
          label={t('view.more')}
          className={styles.more ?? ''}
          worded
          entries={hidden.map((one) => ({
            key: one.id,
            label: one.label,
            ...(one.shared ? {} : { icon: 'user' }),
            run: () => list.address.openView(one.id),
          }))}
        >
          {t('view.moreCount', { count: hidden.length })}
          <Icon name="down" size={14} />
        </Menu>
      )}
      <button
        type="button"
        className="btn ghost square"
        aria-label={t('view.add')}
        title={t('view.add')}
        onClick={onNew}
      >
        <Icon name="plus" />
      </button>
    </div>
  );
}

function Dot() {
  const { t } = useTranslation('list');
  return <i className={styles.dot} role="img" aria-label={t('view.changed')} title={t('view.changed')} />;
}

/** What can be done with a view. */
export function entriesOf(
  view: SavedView,
  actions: ViewActions,
  onRename: () => void,
  t: (key: string) => string,
): MenuEntry[] {
  const { may, shared } = view;
  const entries: (MenuEntry | false)[] = [
    may.change && { key: 'rename', label: t('view.rename'), icon: 'edit', run: onRename },
    { key: 'copy', label: t('view.duplicate'), icon: 'copy', run: () => void actions.duplicate(view) },
    may.share &&
      (shared
        ? { key: 'share', label: t('view.takeBack'), icon: 'lock', run: () => void actions.takeBack(view) }
        : { key: 'share', label: t('view.share'), icon: 'users', run: () => void actions.share(view) }),
    may.remove && 'seam',
    may.remove && {
      key: 'remove',
      label: t('view.remove'),
      icon: 'trash',
      danger: true,
      run: () => void actions.remove(view),
    },
  ];
  return entries.filter((entry) => entry !== false);
}

function ViewMenu({ view, actions, onRename }: { view: SavedView; actions: ViewActions; onRename: () => void }) {
  const { t } = useTranslation('list');
  const label = t('view.menu', { view: view.label });
  return (
    <Menu label={label} className={styles.menu ?? ''} entries={entriesOf(view, actions, onRename, t)}>
      <Icon name="down" size={14} />
    </Menu>
  );
}

/** The name is written where it stands; Enter or leaving keeps it, Escape does not. */
function Rename({ label, onDone }: { label: string; onDone: (label: string | null) => void }) {
  const { t } = useTranslation('list');
  const [text, setText] = useState(label);
  return (
    <input
      className={styles.rename}
      aria-label={t('view.name')}
      autoFocus
      maxLength={60}
      value={text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => onDone(text.trim())}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (isEscape(event)) onDone(null);
        else if (event.key === 'Enter' && !isIme(event)) onDone(text.trim());
      }}
    />
  );
}

/** The first so many views, the open one among them in any case. */
function fittingViews(views: readonly SavedView[], fitting: number, open: string): readonly SavedView[] {
  const first = views.slice(0, fitting);
  const current = views.find(({ id }) => id === open);
  return current && !first.includes(current) ? [...first.slice(0, Math.max(0, fitting - 1)), current] : first;
}

/** How many tabs have room: one less as long as the row overflows, all of them again when it has grown. */
function useFitting(count: number, open: string) {
  const row = useRef<HTMLDivElement>(null);
  const [fitting, setFitting] = useState(count);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = row.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another width, count or open view begins the search anew
  useLayoutEffect(() => setFitting(count), [count, width, open]);
  useLayoutEffect(() => {
    const element = row.current;
    if (element && element.scrollWidth > element.clientWidth + 1 && fitting > 1) setFitting(fitting - 1);
  });
  return { row, fitting };
}
