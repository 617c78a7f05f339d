/** The left pane: company, search, apps with their objects, building, oneself. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appsQuery } from '../api/queries';
import type { App, NavigationItem } from '../api/types';
import { comboText } from '../kit/hotkeys';
import { Icon } from '../kit/Icon';
import { useSession } from '../kit/session';
import styles from './Navigation.module.css';
import { openOverlay } from './overlayState';
import { UserMenu } from './UserMenu';
import { WorkspaceMenu } from './WorkspaceMenu';

export function Navigation() {
  const { t } = useTranslation('shell');
  const { admin } = useSession();
  const apps = useQuery(appsQuery);
  return (
    <nav className={styles.nav} aria-label={t('nav.label')}>
      <WorkspaceMenu />
      <button type="button" className={styles.omni} onClick={() => openOverlay('palette')}>
        <Icon name="search" />
        <span>{t('nav.omni')}</span>
        <kbd>{comboText('mod+k')}</kbd>
      </button>
      <div className={styles.scroll}>
        <ul>
          <li>
            <Link to="/" activeOptions={{ exact: true }}>
              <Icon name="home" />
              <span className="ellipsis">{t('nav.home')}</span>
            </Link>
          </li>
        </ul>
        {apps.data?.map((app) => (
          <AppSection key={app.key} app={app} alone={apps.data.length === 1} />
        ))}
      </div>
      <div className={styles.foot}>
        {admin && (
          <ul>
            <li>
              <Link to="/build">
                <Icon name="build" />
                <span>{t('nav.build')}</span>
              </Link>
            </li>
          </ul>
        )}
        <UserMenu />
      </div>
    </nav>
  );
}

/** One app. A heading is drawn only when there is more than one, so that a small company sees a plain list. */
function AppSection({ app, alone }: { app: App; alone: boolean }) {
  const { t } = useTranslation('shell');
  const items = app.items.map((item) => (
    <Item key={item.kind === 'group' ? `group ${item.label}` : item.object} item={item} />
  ));
  if (alone) return <ul className={styles.plain}>{items}</ul>;
  return (
    <Collapsible id={`app ${app.key}`} label={app.label || t('nav.otherObjects')}>
      {items}
    </Collapsible>
  );
}

function Item({ item }: { item: NavigationItem }) {
  if (item.kind === 'group') {
    return (
      <li>
        <Collapsible id={`group ${item.label}`} label={item.label}>
          {item.items.map((inner) => (
            <Item key={inner.object} item={inner} />
          ))}
        </Collapsible>
      </li>
    );
  }
  return (
    <li>
      <Link to="/o/$object" params={{ object: item.object }} title={item.label}>
        <Icon name={item.icon || 'sub'} />
        <span className="ellipsis">{item.label}</span>
      </Link>
    </li>
  );
}

const STORAGE_KEY = 'tenon.nav.closed';

function closedSections(): string[] {
  return JSON.parse(window.localStorage.getItem(STORAGE_KEY) ?? '[]') as string[];
}

/** A section that folds; the fold is remembered on this device. */
function Collapsible({ id, label, children }: { id: string; label: string; children: React.ReactNode }) {
  const [closed, setClosed] = useState(() => closedSections().includes(id));
  const toggle = () => {
    const others = closedSections().filter((other) => other !== id);
    window.localStorage.setItem(STORAGE_KEY, JSON.stringify(closed ? others : [...others, id]));
    setClosed(!closed);
  };
  return (
    <section>
      <button type="button" className={styles.heading} aria-expanded={!closed} onClick={toggle}>
        <span className="ellipsis">{label}</span>
        <Icon name={closed ? 'right' : 'down'} size={12} />
      </button>
      {!closed && <ul>{children}</ul>}
    </section>
  );
}
