/** A name that is changed where it stands: a double press opens it, Enter keeps it, Escape restores it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../api/types';
import { isEnter, isEscape } from '../../kit/ime';
import { useSession } from '../../kit/session';
import { textIn, withText } from '../../kit/words';
import styles from './designer.module.css';

interface Props {
  value: Words;
  /** Spoken name of the box. */
  label: string;
  onChange: (value: Words) => void;
  onClose: () => void;
}

export function InPlace({ value, label, onChange, onClose }: Props) {
  const { i18n } = useTranslation();
  const base = useSession().workspace.language;
  const [text, setText] = useState(textIn(value, i18n.language, base));
  const keep = () => {
    if (text.trim()) onChange(withText(value, i18n.language, text.trim(), base));
    onClose();
  };
  return (
    <input
      className={styles.inPlace}
      aria-label={label}
      maxLength={100}
      autoFocus
      value={text}
      onFocus={(event) => event.target.select()}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (isEnter(event)) keep();
        else if (isEscape(event)) onClose();
      }}
    />
  );
}
