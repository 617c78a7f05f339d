/** The frame of every page: a bar with title and actions, an optional toolbar, the content, and its four states. */
import { type ReactNode, useEffect } from 'react';
import styles from './Page.module.css';
import { useSession } from './session';

interface Props {
  title: ReactNode;
  /** What stands where the title would, when the content brings the heading itself. */
  place?: ReactNode;
  /** What stands before the title, as links. */
  crumbs?: ReactNode;
  /** Right side of the bar; at most one primary button. */
  actions?: ReactNode;
  /** A bar of tabs under the first. */
  tabs?: ReactNode;
  /** A bar under those: the filter sentence. */
  toolbar?: ReactNode;
  /** The content brings its own edges and scrolling (grids, panes). @default false */
  flush?: boolean;
  /** Reading width for texts and forms. @default false */
  narrow?: boolean;
  children: ReactNode;
}

export function Page({ title, place, crumbs, actions, tabs, toolbar, flush = false, narrow = false, children }: Props) {
  const { workspace } = useSession();
  const owner = workspace.short_name || workspace.name;
  useEffect(() => {
    // tabs, the browser's history and bookmarks are told apart by it
    if (typeof title === 'string') document.title = `${title} · ${owner}`;
  }, [title, owner]);
  return (
    <section className={styles.page}>
      <header className={crumbs ? `${styles.bar} ${styles.deep}` : styles.bar}>
        {crumbs && <nav className={styles.crumbs}>{crumbs}</nav>}
        {place === undefined ? <h1 className="ellipsis">{title}</h1> : place}
        <div className={styles.actions}>{actions}</div>
      </header>
      {tabs && <div className={styles.tabs}>{tabs}</div>}
      {toolbar && <div className={styles.toolbar}>{toolbar}</div>}
      <div className={flush ? styles.flush : styles.content}>
        {narrow ? <div className={styles.narrow}>{children}</div> : children}
      </div>
    </section>
  );
}
