/** One option under design, on one line: grip, colour, words, and the way out. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptionBody } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { isEnter } from '../../kit/ime';
import { OPTION_COLORS } from '../../kit/OptionTag';
import type { Handle } from '../../kit/SortSurface';
import { Popup } from '../controls/Popup';
import styles from './options.module.css';

interface Props {
  option: OptionBody;
  label: string;
  /** Records may hold it already. */
  fixed: boolean;
  handle: Handle;
  onName: (text: string) => void;
  onSettle: () => void;
  onNext: () => void;
  /** Several lines were pasted into its name. */
  onLines: (text: string) => void;
  onColor: (color: string) => void;
  onRetire: (retired: boolean) => void;
  onRemove: () => void;
}

export function OptionRow({ option, label, fixed, handle, ...on }: Props) {
  const { t } = useTranslation('fields');
  const retire = option.retired ? t('config.unretire', { label }) : t('config.retire', { label });
  return (
    <div className={styles.option}>
      <button
        ref={handle.ref}
        type="button"
        className={styles.grip}
        {...handle.props}
        aria-label={label || t('config.optionName')}
      >
        <Icon name="drag" size={14} />
      </button>
      <ColorButton color={option.color} label={t('config.color', { label })} onPick={on.onColor} />
      <input
        className={option.retired ? styles.retired : ''}
        value={label}
        aria-label={t('config.optionName')}
        placeholder={t('config.optionName')}
        autoFocus={!label && !fixed}
        onChange={(event) => on.onName(event.target.value)}
        onBlur={on.onSettle}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text');
          if (!/\S\s*[\r\n]+\s*\S/.test(text)) return;
          event.preventDefault();
          on.onLines(text);
        }}
        onKeyDown={(event) => {
          if (!isEnter(event)) return;
          event.preventDefault();
          on.onSettle();
          on.onNext();
        }}
      />
      {fixed ? (
        <button
          type="button"
          className={styles.act}
          title={retire}
          aria-label={retire}
          onClick={() => on.onRetire(!option.retired)}
        >
          <Icon name={option.retired ? 'undo' : 'eye'} size={14} />
        </button>
      ) : (
        <button type="button" className={styles.act} aria-label={t('config.remove', { label })} onClick={on.onRemove}>
          <Icon name="x" size={14} />
        </button>
      )}
    </div>
  );
}

function ColorButton({ color, label, onPick }: { color: string; label: string; onPick: (color: string) => void }) {
  const { t } = useTranslation('fields');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button ref={button} type="button" className={styles.color} aria-label={label} onClick={() => setOpen(!open)}>
        <i style={{ background: `var(--tag-${color}-m)` }} />
      </button>
      {open && (
        <Popup anchor={button} onClose={() => setOpen(false)} label={label}>
          <div className={styles.colors}>
            {OPTION_COLORS.map((name) => (
              <button
                key={name}
                type="button"
                className={styles.color}
                aria-label={t(`colors.${name}`)}
                aria-pressed={name === color}
                title={t(`colors.${name}`)}
                onClick={() => {
                  onPick(name);
                  setOpen(false);
                }}
              >
                <i style={{ background: `var(--tag-${name}-m)` }} />
              </button>
            ))}
          </div>
        </Popup>
      )}
    </>
  );
}
