/** A list of things outside the grid: one line each on a desktop, two on a phone. */
import type { LinkProps } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import styles from './List.module.css';

interface ListProps {
  /** Spoken name of the list. */
  label: string;
  children: ReactNode;
}

export function List({ label, children }: ListProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}

interface RowProps {
  /** Name of an icon, or an avatar or tag that stands in its place. */
  lead?: string | ReactNode;
  title: ReactNode;
  /** Quiet text behind the title; below it on a phone. */
  detail?: ReactNode;
  /** Short facts at the right edge: state, count, time. */
  meta?: ReactNode;
  /** Buttons and menus at the very right. */
  actions?: ReactNode;
  /** Where the whole row leads. */
  link?: Pick<LinkProps, 'to' | 'params' | 'search'>;
  /** What opens below the row. */
  children?: ReactNode;
}

export function ListRow({ lead, title, detail, meta, actions, link, children }: RowProps) {
  return (
    <li className={link ? `${styles.row} ${styles.linked}` : styles.row}>
      <div className={styles.line}>
        {lead && <span className={styles.lead}>{typeof lead === 'string' ? <Icon name={lead} /> : lead}</span>}
        <div className={styles.words}>
          {link ? (
            <Link {...link} className={styles.title}>
              {title}
            </Link>
          ) : (
            <span className={styles.title}>{title}</span>
          )}
          {detail && <span className={styles.detail}>{detail}</span>}
        </div>
        {meta && <div className={styles.meta}>{meta}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </li>
  );
}

interface SectionProps {
  title: string;
  /** Quiet figure behind the title. */
  count?: number;
  actions?: ReactNode;
  children: ReactNode;
}

/** A headed part of a page; parts are divided by the seam of the heading, not by boxes. */
export function Section({ title, count, actions, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <header>
        <h2>{title}</h2>
        {count !== undefined && <span className="muted numeric">{count}</span>}
        {actions && <div className={styles.sectionActions}>{actions}</div>}
      </header>
      {children}
    </section>
  );
}
