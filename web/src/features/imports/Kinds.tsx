/** What is wrong, kind by kind with how many rows; choosing one shows its rows alone. */
import { useTranslation } from 'react-i18next';
import type { ObjectDescription } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { type Fault, type Import, replacement } from './data';
import styles from './imports.module.css';

/** What a code means in two or three words; the rows tell it in a sentence. */
const WORDS = {
  F102: 'long',
  F103: 'number',
  F104: 'range',
  F106: 'option',
  F107: 'option',
  F108: 'date',
  F111: 'date',
  R103: 'empty',
  R106: 'taken',
  R107: 'taken',
  R111: 'twice',
  R110: 'absent',
  T211: 'absent',
  T212: 'several',
} as const;

interface Props {
  object: ObjectDescription;
  what: Import;
  kinds: readonly Fault[];
  chosen: Fault | null;
  onChoose: (kind: Fault | null) => void;
}

export function Kinds({ object, what, kinds, chosen, onChoose }: Props) {
  const { t } = useTranslation('imports');
  return (
    <section className={styles.kinds} aria-label={t('kind.title')}>
      <h3>{t('kind.title')}</h3>
      <button type="button" aria-pressed={!chosen} onClick={() => onChoose(null)}>
        <span className="ellipsis">{t('kind.all')}</span>
        <span className="numeric">{what.counts.refused}</span>
      </button>
      {kinds.map((kind) => {
        const column = what.plan.columns[kind.column ?? -1];
        const answered = kind.values.every(({ value }) => replacement(column, value) !== undefined);
        return (
          <button
            key={`${kind.field} ${kind.code}`}
            type="button"
            aria-pressed={chosen?.field === kind.field && chosen.code === kind.code}
            onClick={() => onChoose(kind)}
          >
            <span className="ellipsis">
              {object.fields.find(({ key }) => key === kind.field)?.label} {t(`kind.${wordOf(kind.code)}`)}
            </span>
            {answered && <Icon name="check" size={14} />}
            <span className="numeric">{kind.count}</span>
          </button>
        );
      })}
    </section>
  );
}

const wordOf = (code: string) => (code in WORDS ? WORDS[code as keyof typeof WORDS] : 'unread');
