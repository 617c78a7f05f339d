/** Words with a number each: answers with their points, grades with where they begin. */
import { useTranslation } from 'react-i18next';
import type { Words } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { isEnter } from '../../kit/ime';
import { useSession } from '../../kit/session';
import { textOf, withText } from '../../kit/words';
import { freeKey } from './keys';
import styles from './score.module.css';

export interface Line {
  readonly key: string;
  readonly label: Words;
  readonly number: string | number;
}

interface Props {
  lines: readonly Line[];
  /** Keys of new lines begin with it. */
  letter: string;
  numberLabel: string;
  addLabel: string;
  onChange: (lines: readonly Line[]) => void;
}

/** What may stand in the box while a number is typed. */
const TYPING = /^-?\d{0,7}(\.\d{0,2})?$/;

export function LineList({ lines, letter, numberLabel, addLabel, onChange }: Props) {
  const { t, i18n } = useTranslation('fields');
  const base = useSession().workspace.language;
  const change = (key: string, part: Partial<Line>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const add = () => onChange([...lines, { key: freeKey(lines, letter), label: '', number: '0' }]);
  return (
    <div className={styles.lines}>
      {lines.map((line) => {
        const label = textOf(line.label, i18n.language);
        return (
          <div key={line.key} className={styles.line}>
            <input
              value={label}
              aria-label={t('config.optionName')}
              placeholder={t('config.optionName')}
              autoFocus={!label}
              onChange={(event) =>
                change(line.key, { label: withText(line.label, i18n.language, event.target.value, base) })
              }
              onKeyDown={(event) => {
                if (!isEnter(event)) return;
                event.preventDefault();
                add();
              }}
            />
            <input
              className={styles.number}
              inputMode="decimal"
              aria-label={`${label} ${numberLabel}`}
              value={String(line.number)}
              onChange={(event) => {
                const typed = event.target.value.normalize('NFKC');
                if (TYPING.test(typed)) change(line.key, { number: typed });
              }}
              onBlur={() => change(line.key, { number: String(Number(line.number) || 0) })}
            />
            <span className="muted small">{numberLabel}</span>
            <button
              type="button"
              className={styles.act}
              aria-label={t('config.remove', { label })}
              onClick={() => onChange(lines.filter((other) => other !== line))}
            >
              <Icon name="x" size={14} />
            </button>
          </div>
        );
      })}
      <button type="button" className="btn ghost" onClick={add}>
        <Icon name="plus" />
        {addLabel}
      </button>
    </div>
  );
}
