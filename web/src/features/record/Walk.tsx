/** Where this record stands in the list it was opened from, and the way to its neighbours. */
import { useTranslation } from 'react-i18next';
import { useHotkey } from '../../kit/hotkeys';
import { Icon } from '../../kit/Icon';
import styles from './record.module.css';
import type { Walking } from './useWalk';

interface Props {
  walking: Walking | null;
  onGo: (id: string) => void;
}

const STEPS = [
  { step: -1, name: 'previous', key: 'K', icon: 'up' },
  { step: 1, name: 'next', key: 'J', icon: 'down' },
] as const;

export function Walk({ walking, onGo }: Props) {
  const { t } = useTranslation('record');
  const go = (step: 1 | -1) => {
    const id = walking?.next(step);
    if (id) onGo(id);
  };
  const enabled = walking !== null;
  useHotkey('j', () => go(1), { label: t('keys.next'), enabled });
  useHotkey('k', () => go(-1), { label: t('keys.previous'), enabled });
  if (!walking) return null;
  const { at, total } = walking;
  return (
    <span className={styles.walk}>
      <span className="numeric">{total === null ? t('positionOf', { at }) : t('position', { at, total })}</span>
      {STEPS.map(({ step, name, key, icon }) => (
        <button
          key={name}
          type="button"
          className="btn ghost square"
          title={`${t(name)} ${key}`}
          aria-label={t(name)}
          disabled={!walking.next(step)}
          onClick={() => go(step)}
        >
          <Icon name={icon} />
        </button>
      ))}
    </span>
  );
}
