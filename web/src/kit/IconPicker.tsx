/** Choose an icon for a thing one designs. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog';
import { Icon } from './Icon';
import styles from './IconPicker.module.css';

/** Icons that name a business thing; the others of the sprite mean actions. */
const CHOICES = [
  'users',
  'user',
  'building',
  'target',
  'spark',
  'doc',
  'quote',
  'yuan',
  'phone',
  'mail',
  'ticket',
  'chart',
  'sub',
  'form',
  'tag',
  'hash',
  'list',
  'lines',
  'cal',
  'clock',
  'map',
  'flag',
  'star',
  'pin',
  'gift',
  'device',
  'key',
  'lock',
  'bolt',
  'bell',
  'inbox',
  'image',
  'camera',
  'clip',
  'comment',
  'stamp',
  'flow',
  'factory',
  'ship',
  'tool',
  'code',
  'shop',
] as const;

interface Props {
  value: string;
  onChange: (icon: string) => void;
}

export function IconPicker({ value, onChange }: Props) {
  const { t } = useTranslation('common');
  const [open, setOpen] = useState(false);
  const choose = (icon: string) => {
    onChange(icon);
    setOpen(false);
  };
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-label={t('icon.choose')}
        title={t('icon.choose')}
        onClick={() => setOpen(true)}
      >
        <Icon name={value || 'sub'} />
      </button>
      {open && (
        <Dialog title={t('icon.choose')} onClose={() => setOpen(false)}>
          <div className={styles.grid}>
            {CHOICES.map((icon) => (
              <button
                key={icon}
                type="button"
                aria-label={icon}
                aria-pressed={icon === value}
                onClick={() => choose(icon)}
              >
                <Icon name={icon} size={20} />
              </button>
            ))}
          </div>
        </Dialog>
      )}
    </>
  );
}
