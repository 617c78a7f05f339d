/** Find in this list: `/` brings the focus here; words wait for a short rest, and for an input method to finish. */
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkey } from '../../kit/hotkeys';
import { Icon } from '../../kit/Icon';
import { isEscape } from '../../kit/ime';
import { Kbd } from '../../kit/Kbd';
import { useIsPhone } from '../../kit/phone';
import styles from './list.module.css';

interface Props {
  words: string;
  onWords: (words: string) => void;
}

const REST_MS = 200;

export function FindBox({ words, onWords }: Props) {
  const { t } = useTranslation('list');
  const phone = useIsPhone();
  const id = useId();
  const [text, setText] = useState(words);
  const [composing, setComposing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const tell = useRef(onWords);
  tell.current = onWords;

  // Words that change from outside (the way back, a cleared filter) replace what is typed.
  useEffect(() => setText(words), [words]);
  useEffect(() => {
    if (composing || text === words) return;
    const timer = setTimeout(() => tell.current(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text, words, composing]);
  useHotkey('/', () => input.current?.focus(), { label: t('keys.find') });

  return (
    <div className={styles.find}>
      <label htmlFor={id}>
        <Icon name="search" />
      </label>
      <input
        ref={input}
        id={id}
        type="search"
        aria-label={t('find')}
        // On a phone only the glass stands here until it is pressed.
        placeholder={phone ? ' ' : t('find')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={(event) => {
          if (!isEscape(event)) return;
          setText('');
          input.current?.blur();
        }}
      />
      {text ? (
        <button type="button" aria-label={t('clearFind')} onClick={() => setText('')}>
          <Icon name="x" size={14} />
        </button>
      ) : (
        !phone && <Kbd combo="/" />
      )}
    </div>
  );
}
