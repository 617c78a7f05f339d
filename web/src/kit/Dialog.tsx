/** A modal dialog on the browser's own `<dialog>`: focus stays inside and returns to what opened it. */
import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react';
import styles from './Dialog.module.css';

interface Props {
  /** Spoken name; also the heading unless `bare`. */
  title: string;
  onClose: () => void;
  /** Without heading and padding, for the palette. @default false */
  bare?: boolean;
  /** Buttons, the primary one last. */
  footer?: ReactNode;
  /** Width in px. @default 440 */
  width?: number;
  children: ReactNode;
}

export function Dialog({ title, onClose, bare = false, footer, width = 440, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={bare ? `${styles.dialog} ${styles.bare}` : styles.dialog}
      style={{ '--dialog-width': `${width}px` } as CSSProperties}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      {bare ? (
        children
      ) : (
        <div className={styles.inner}>
          <h2>{title}</h2>
          {children}
          {footer && <div className={styles.footer}>{footer}</div>}
        </div>
      )}
    </dialog>
  );
}
