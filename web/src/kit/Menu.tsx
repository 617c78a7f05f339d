/** A button that opens a list of actions. Arrows move, Enter chooses, Escape returns to the button. */
import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Icon } from './Icon';
import { isEscape } from './ime';
import { Kbd } from './Kbd';
import styles from './Menu.module.css';

export interface MenuItem {
  key: string;
  label: string;
  icon?: string;
  /** Shown as a keycap. */
  combo?: string;
  /** One of several: draws a check when true. */
  checked?: boolean;
  danger?: boolean;
  disabled?: boolean;
  run: () => void;
}

/** `'seam'` draws a line; a string with `title:` heads the items below it. */
export type MenuEntry = MenuItem | 'seam' | { title: string };

interface Props {
  /** Spoken name of the button. */
  label: string;
  /** Content of the button. */
  children: ReactNode;
  entries: readonly MenuEntry[];
  /** The content already says the name in words. @default false */
  worded?: boolean;
  /** Class of the button. @default 'btn ghost square' */
  className?: string;
  /** Which edge of the button the list keeps to. @default 'start' */
  align?: 'start' | 'end';
}

export function Menu({
  label,
  children,
  entries,
  worded = false,
  className = 'btn ghost square',
  align = 'start',
}: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (refocus: boolean) => {
    setOpen(false);
    if (refocus) button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        {...(worded ? {} : { 'aria-label': label })}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && <MenuList label={label} entries={entries} anchor={button} align={align} close={close} />}
    </>
  );
}

interface ListProps extends Required<Pick<Props, 'label' | 'entries' | 'align'>> {
  anchor: React.RefObject<HTMLButtonElement | null>;
  close: (refocus: boolean) => void;
}

/** Keeps 8 px from every edge of the window; opens upwards when there is no room below. */
function place(anchor: DOMRect, list: DOMRect, align: 'start' | 'end'): CSSProperties {
  const below = anchor.bottom + 4 + list.height <= window.innerHeight - 8;
  const top = below ? anchor.bottom + 4 : Math.max(8, anchor.top - 4 - list.height);
  const wanted = align === 'start' ? anchor.left : anchor.right - list.width;
  return { top, left: Math.max(8, Math.min(wanted, window.innerWidth - list.width - 8)) };
}

/** The list itself, beside what opened it. */
export function MenuList({ label, entries, anchor, align, close }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState<CSSProperties>({ visibility: 'hidden' });

  useLayoutEffect(() => {
    if (!anchor.current || !list.current) return;
    setPosition(place(anchor.current.getBoundingClientRect(), list.current.getBoundingClientRect(), align));
  }, [anchor, align]);

  useEffect(() => {
    list.current?.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus();
    const outside = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!list.current?.contains(target) && !anchor.current?.contains(target)) close(false);
    };
    window.addEventListener('pointerdown', outside);
    return () => window.removeEventListener('pointerdown', outside);
  });

  const move = (step: number) => {
    const items = [...(list.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])];
    const now = items.indexOf(document.activeElement as HTMLButtonElement);
    items[(now + step + items.length) % items.length]?.focus();
  };

  return (
    <div
      ref={list}
      className={styles.list}
      style={position}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') move(1);
        else if (event.key === 'ArrowUp') move(-1);
        else if (event.key === 'Tab') close(false);
        else if (isEscape(event)) close(true);
        else return;
        if (event.key !== 'Tab') event.preventDefault();
        event.stopPropagation();
      }}
    >
      {entries.map((entry, index) => (
        <Entry
          key={typeof entry === 'object' && 'key' in entry ? entry.key : `seam-${index}`}
          entry={entry}
          close={close}
        />
      ))}
    </div>
  );
}

function Entry({ entry, close }: { entry: MenuEntry; close: (refocus: boolean) => void }) {
  if (entry === 'seam') return <hr className={styles.seam} />;
  if ('title' in entry) return <p className={styles.title}>{entry.title}</p>;
  return (
    <button
      type="button"
      role={entry.checked === undefined ? 'menuitem' : 'menuitemradio'}
      {...(entry.checked === undefined ? {} : { 'aria-checked': entry.checked })}
      className={entry.danger ? `${styles.item} ${styles.danger}` : styles.item}
      disabled={entry.disabled ?? false}
      onClick={() => {
        close(true);
        entry.run();
      }}
    >
      {entry.icon && <Icon name={entry.icon} />}
      <span className="ellipsis">{entry.label}</span>
      {entry.combo && <Kbd combo={entry.combo} />}
      {entry.checked && <Icon name="check" className={styles.check ?? ''} />}
    </button>
  );
}
