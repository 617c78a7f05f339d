/** The values that a column's field refuses, the most frequent first: one answer puts all rows right that have it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription } from '../../api/types';
import { PickBox } from '../../fields/controls/PickBox';
import { Icon } from '../../kit/Icon';
import { isEnter } from '../../kit/ime';
import { type Fault, type Import, replacement } from './data';
import styles from './imports.module.css';
import type { ImportActions } from './useImport';

interface Props {
  object: ObjectDescription;
  what: Import;
  kind: Fault;
  actions: ImportActions;
}

/** Shown where it saves work: a value stands in several rows, or is to be one of a list. */
export function WrongValues({ object, what, kind, actions }: Props) {
  const { t } = useTranslation('imports');
  const column = what.plan.columns[kind.column ?? -1];
  const field = object.fields.find(({ key }) => key === kind.field);
  const options = field?.operators.includes('in') ? field.options?.filter(({ retired }) => !retired) : undefined;
  const addable = kind.code === 'F106' && object.may.design && options !== undefined;
  const told = kind.values.filter(({ value, count }) => value && (count > 1 || options));
  if (!column || told.length === 0) return null;
  return (
    <section className={styles.values} aria-label={t('value.title')}>
      <h3>{t('value.title')}</h3>
      <ul>
        {told.map(({ value, count, message }) => {
          const wanted = replacement(column, value);
          const ask = {
            label: t('value.of', { value }),
            wanted,
            onAnswer: (to: string | null) => actions.replace(column.index, value, to),
          };
          return (
            <li key={value} data-fixed={wanted !== undefined || undefined}>
              <span className="ellipsis" title={message}>
                {value}
              </span>
              <span className="muted numeric">{t('rows', { count })}</span>
              <Icon name="right" size={14} className="muted" />
              {options ? <Choice {...ask} options={options.map(({ label }) => label)} /> : <Text {...ask} />}
              {addable && wanted === undefined && (
                <button
                  type="button"
                  className="btn ghost"
                  disabled={actions.busy}
                  onClick={() => actions.addOption(column.index, value)}
                >
                  <Icon name="plus" size={14} />
                  {t('value.addOption')}
                </button>
              )}
              {wanted !== undefined && <Icon name="check" size={14} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface AnswerProps {
  label: string;
  wanted: string | null | undefined;
  onAnswer: (to: string | null) => void;
}

const BLANK = '';

function Choice({ label, wanted, onAnswer, options }: AnswerProps & { options: readonly string[] }) {
  const { t } = useTranslation('imports');
  const entries = [...options.map((each) => ({ key: each, label: each })), { key: BLANK, label: t('value.blank') }];
  return (
    <PickBox
      entries={entries}
      value={wanted === undefined ? null : (wanted ?? BLANK)}
      onChange={(key) => onAnswer(key === BLANK ? null : key)}
      label={label}
      placeholder={t('value.choose')}
      size="form"
    />
  );
}

function Text({ label, wanted, onAnswer }: AnswerProps) {
  const { t } = useTranslation('imports');
  const [typed, setTyped] = useState(wanted ?? '');
  const settle = () => {
    const to = typed.trim();
    if (to !== (wanted ?? '')) onAnswer(to || null);
  };
  return (
    <span className={styles.answer}>
      <input
        className="input"
        aria-label={label}
        placeholder={wanted === null ? t('value.blank') : t('value.type')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => isEnter(event) && settle()}
      />
      {wanted === undefined && !typed && (
        <button type="button" className="btn ghost" onClick={() => onAnswer(null)}>
          {t('value.blank')}
        </button>
      )}
    </span>
  );
}
