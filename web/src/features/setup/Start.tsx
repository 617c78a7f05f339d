/** Where to start: a pack the server offers, a file, or empty. Nothing is listed that does not exist. */
import { Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupPack } from '../../api/types';
import type { Answers } from './answers';
import styles from './Start.module.css';

interface Props {
  packs: readonly SetupPack[];
  answers: Answers;
  change: (part: Partial<Answers>) => void;
}

export function Start({ packs, answers, change }: Props) {
  const { t } = useTranslation('setup');
  const name = useId();
  const chosen = packs.find((pack) => pack.key === answers.pack);
  const choices = [
    ...packs.map((pack) => ({
      part: { pack: pack.key as string | null, file: false },
      label: pack.label,
      note: t('packNote', { count: pack.objects }),
    })),
    { part: { pack: null, file: true }, label: t('file'), note: t('fileNote') },
    { part: { pack: null, file: false }, label: t('empty'), note: t('emptyNote') },
  ];
  return (
    <section>
      <h2>{t('step.start')}</h2>
      <fieldset className={styles.choices}>
        <legend className="sr-only">{t('step.start')}</legend>
        {choices.map(({ part, label, note }) => {
          const on = part.pack === answers.pack && part.file === answers.file;
          return (
            <label key={label} className={on ? styles.on : undefined}>
              <input type="radio" name={name} checked={on} onChange={() => change(part)} />
              <b>{label}</b>
              <small>{note}</small>
            </label>
          );
        })}
      </fieldset>
      {chosen && chosen.sample_records > 0 && (
        // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control
        <label className={styles.sample}>
          <Switch checked={answers.sample} onChange={(sample) => change({ sample })} />
          <span>
            {t('sample')}
            <small className="numeric">{t('sampleNote', { count: chosen.sample_records })}</small>
          </span>
        </label>
      )}
    </section>
  );
}
