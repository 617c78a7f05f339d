/** A label in every language of the product: the one in use first, the other on request. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../api/types';
import { currentLanguage, LANGUAGES } from '../i18n';
import { useSession } from './session';
import styles from './WordsInput.module.css';
import { textIn, textOf, withText } from './words';

interface Props {
  value: Words;
  onChange: (value: Words) => void;
  /** Spoken name. */
  label: string;
  placeholder?: string;
  /** 28 px high instead of 36. @default false */
  compact?: boolean;
  autoFocus?: boolean;
}

export function WordsInput({ value, onChange, label, placeholder, compact = false, autoFocus = false }: Props) {
  const { t } = useTranslation('common');
  const base = useSession().workspace.language;
  const here = currentLanguage();
  const [open, setOpen] = useState(false);
  const shown = LANGUAGES.filter(({ key }) => key === here || open);
  const className = compact ? 'input compact' : 'input';
  return (
    <span className={styles.words}>
      {shown.map(({ key, name }) => (
        <input
          key={key}
          className={className}
          lang={key}
          aria-label={key === here ? label : `${label} (${name})`}
          title={name}
          maxLength={100}
          autoFocus={autoFocus && key === here}
          placeholder={key === here ? (textOf(value, here) === '' ? placeholder : textOf(value, here)) : name}
          value={textIn(value, key, base)}
          onChange={(event) => onChange(withText(value, key, event.target.value, base))}
        />
      ))}
      <button
        type="button"
        className={styles.other}
        aria-label={t('words.other', { label })}
        aria-expanded={open}
        title={t('words.other', { label })}
        onClick={() => setOpen(!open)}
      >
        {here === 'zh-CN' ? 'EN' : '\u4e2d'}
      </button>
    </span>
  );
}
