/** The edge around something one types into: one look for every editor, in a form and in the place of a value. */
import type { ReactNode, Ref } from 'react';
import styles from './controls.module.css';

interface Props {
  /** @default 'form' */
  size?: 'form' | 'line' | undefined;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
  boxRef?: Ref<HTMLDivElement>;
  children: ReactNode;
}

export function Box({ size = 'form', invalid, disabled, boxRef, children }: Props) {
  const names = [styles.box, styles[size], invalid && styles.invalid, disabled && styles.disabled];
  return (
    <div ref={boxRef ?? null} className={names.filter(Boolean).join(' ')}>
      {children}
    </div>
  );
}
