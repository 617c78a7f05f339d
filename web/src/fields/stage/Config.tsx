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

/** Types that nobody fills in beside a step: what is computed, and lines of their own. */
const NOT_ASKED = ['auto_number', 'subtable'];

export function Config({ settings, onChange, published, keyFor, beside = [] }: ConfigProps) {
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
  const askable = beside.filter(({ type }) => !NOT_ASKED.includes(type));
  return (
    <Setting label={t('types.stage.stages')} hint={t('types.stage.stagesHint')}>
      <OptionList
        options={stages}
        published={ownOptions(published).map(({ key }) => key)}
        keyFor={keyFor}
        onChange={keep}
        more={(stage, change) => <More stage={stage} stages={stages} fields={askable} onChange={change} />}
      />
    </Setting>
  );
}

interface MoreProps {
  stage: StageBody;
  stages: readonly StageBody[];
  /** Those that may be asked for. */
  fields: readonly { key: string; label: string }[];
  onChange: (part: Partial<StageBody>) => void;
}

function More({ stage, stages, fields, onChange }: MoreProps) {
  const { t, i18n } = useTranslation('fields');
  const [open, setOpen] = useState(false);
  const to = stage.to ?? [];
  const needs = stage.needs ?? [];
  const fieldName = (key: string) => fields.find((field) => field.key === key)?.label ?? key;
  const nameOf = (key: string) => textOf(stages.find((other) => other.key === key)?.label ?? key, i18n.language);
  const summary = [
    to.length > 0 ? t('types.stage.leadsTo', { to: to.map(nameOf).join(t('sentence.list')) }) : t('types.stage.any'),
    ...(outcomeOf(stage) === 'open' ? [] : [t(`types.stage.${outcomeOf(stage)}`)]),
    ...(stage.probability == null ? [] : [`${stage.probability}%`]),
    ...(needs.length === 0
      ? []
      : [t('types.stage.needing', { fields: needs.map(fieldName).join(t('sentence.list')) })]),
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
          <Setting label={t('types.stage.needs')} hint={t('types.stage.needsHint')}>
            <ManyBox
              size="line"
              label={t('types.stage.needs')}
              placeholder={t('types.stage.needsNone')}
              chosen={needs.map((key) => ({ id: key, label: fieldName(key) }))}
              subject={fields}
              useChoices={(all, search) => ({
                choices: matching(all, search).map(({ key, label }) => ({ id: key, label, value: key })),
                loading: false,
              })}
              onToggle={({ id }) =>
                onChange({ needs: needs.includes(id) ? needs.filter((key) => key !== id) : [...needs, id] })
              }
              onRemove={(id) => onChange({ needs: needs.filter((key) => key !== id) })}
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
