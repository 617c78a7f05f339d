/** Where to start: a pack the server offers, or empty. Nothing is listed that does not exist. */
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
      key: pack.key as string | null,
      label: pack.label,
      note: t('packNote', { count: pack.objects }),
    })),
    { key: null, label: t('empty'), note: t('emptyNote') },
  ];
  return (
    <section>
      <h2>{t('step.start')}</h2>
      <fieldset className={styles.choices}>
        <legend className="sr-only">{t('step.start')}</legend>
        {choices.map((choice) => (
          <label key={choice.key ?? ''} className={choice.key === answers.pack ? styles.on : undefined}>
            <input
              type="radio"
              name={name}
              checked={choice.key === answers.pack}
              onChange={() => change({ pack: choice.key })}
            />
            <b>{choice.label}</b>
            <small>{choice.note}</small>
          </label>
        ))}
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
