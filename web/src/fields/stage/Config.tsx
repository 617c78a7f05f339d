/** Stages under design: words and order as of any option, and where each leads, how it ends, how likely it is won. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptionBody } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { textOf } from '../../kit/words';
import { ManyBox } from '../controls/ManyBox';
import { matching } from '../controls/matching';
import { NumberSetting } from '../controls/NumberSetting';
import { Segments } from '../controls/Segments';
import { Setting } from '../controls/Setting';
import { OptionList } from '../options/OptionList';
import { ownOptions } from '../options/OptionsConfig';
import type { ConfigProps } from '../type';
import styles from './stage.module.css';
import { type Outcome, outcomeOf, type StagePart } from './stages';

type StageBody = OptionBody & StagePart;

const OUTCOMES: readonly Outcome[] = ['open', 'won', 'lost'];

export function Config({ settings, onChange, published, keyFor }: ConfigProps) {
  const { t } = useTranslation('fields');
  const stages = ownOptions(settings) as StageBody[];
  const keep = (next: StageBody[]) => {
    // a stage that is gone, or has another key now, is no longer led to under the old one
    const keyNow = new Map(stages.map(({ key }, i) => [key, next.length === stages.length ? next[i]?.key : key]));
    const known = new Set(next.map(({ key }) => key));
    const led = (to: readonly string[] = []) =>
      to.map((key) => (known.has(key) ? key : keyNow.get(key))).filter((key): key is string => known.has(key ?? ''));
    onChange({ ...settings, options: next.map((stage) => (stage.to ? { ...stage, to: led(stage.to) } : stage)) });
  };
  return (
    <Setting label={t('types.stage.stages')} hint={t('types.stage.stagesHint')}>
      <OptionList
        options={stages}
        published={ownOptions(published).map(({ key }) => key)}
        keyFor={keyFor}
        onChange={keep}
        more={(stage, change) => <More stage={stage} stages={stages} onChange={change} />}
      />
    </Setting>
  );
}

interface MoreProps {
  stage: StageBody;
  stages: readonly StageBody[];
  onChange: (part: Partial<StageBody>) => void;
}

function More({ stage, stages, onChange }: MoreProps) {
  const { t, i18n } = useTranslation('fields');
  const [open, setOpen] = useState(false);
  const to = stage.to ?? [];
  const nameOf = (key: string) => textOf(stages.find((other) => other.key === key)?.label ?? key, i18n.language);
  const summary = [
    to.length > 0 ? t('types.stage.leadsTo', { to: to.map(nameOf).join(t('sentence.list')) }) : t('types.stage.any'),
    ...(outcomeOf(stage) === 'open' ? [] : [t(`types.stage.${outcomeOf(stage)}`)]),
    ...(stage.probability == null ? [] : [`${stage.probability}%`]),
  ].join(' · ');
  return (
    <div className={styles.more}>
      <button type="button" className={styles.summary} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'down' : 'right'} size={12} />
        <span className="ellipsis">{summary}</span>
      </button>
      {open && (
        <div className={styles.settings}>
          <Setting label={t('types.stage.to')} hint={t('types.stage.toHint')}>
            <ManyBox
              size="line"
              label={t('types.stage.to')}
              placeholder={t('types.stage.any')}
              chosen={to.map((key) => ({ id: key, label: nameOf(key) }))}
              subject={stages}
              useChoices={(all, search) => ({
                choices: matching(
                  all.map(({ key }) => ({ key, label: nameOf(key) })),
                  search,
                )
                  .filter(({ key }) => key !== stage.key)
                  .map(({ key, label }) => ({ id: key, label, value: key })),
                loading: false,
              })}
              onToggle={({ id }) => onChange({ to: to.includes(id) ? to.filter((key) => key !== id) : [...to, id] })}
              onRemove={(id) => onChange({ to: to.filter((key) => key !== id) })}
            />
          </Setting>
          <Segments
            label={t('types.stage.outcome')}
            value={outcomeOf(stage)}
            choices={OUTCOMES.map((key) => ({ key, label: t(`types.stage.${key}`) }))}
            onChange={(outcome) => onChange({ outcome })}
          />
          <NumberSetting
            label={t('types.stage.probability')}
            value={stage.probability}
            onChange={(per) => onChange({ probability: per === null ? null : Math.round(Number(per)) })}
          />
        </div>
      )}
    </div>
  );
}
