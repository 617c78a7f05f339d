/** A side pane for one task: from the right on a desktop, from the bottom on a phone. */
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import { useIsPhone } from './phone';
import styles from './Sheet.module.css';

interface Props {
  open: boolean;
  title: ReactNode;
  onClose: () => void;
  /** Buttons in the foot, the primary one last. */
  footer?: ReactNode;
  /** Desktop width in px. @default 440 */
  width?: number;
  children: ReactNode;
}

export function Sheet({ open, title, onClose, footer, width = 440, children }: Props) {
  const phone = useIsPhone();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={title}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? '88dvh' : width}
      closable={{ placement: 'end' }}
      closeIcon={<Icon name="x" />}
      destroyOnHidden
      rootClassName={phone ? (styles.phone ?? '') : ''}
      footer={footer ? <div className={styles.footer}>{footer}</div> : null}
    >
      {children}
    </Drawer>
  );
}
