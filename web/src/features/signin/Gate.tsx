/** The frame of the pages before the sign-in: one quiet column with mark and language. */
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../../kit/LanguageSwitch';
import { Mark } from '../../kit/Mark';
import styles from './Gate.module.css';

interface Props {
  title: string;
  /** Under the title. */
  note?: ReactNode;
  children: ReactNode;
}

export function Gate({ title, note, children }: Props) {
  return (
    <div className={styles.gate}>
      <header>
        <Mark size={24} />
        <LanguageSwitch />
      </header>
      <main>
        <h1>{title}</h1>
        {note && <p className="soft">{note}</p>}
        {children}
      </main>
    </div>
  );
}
