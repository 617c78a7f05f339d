/** The settings of one field: its words, its rules, what its type can be told, and what uses it. */
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionsQuery } from '../../api/queries';
import type { FieldBody } from '../../api/types';
import { Setting, SwitchSetting } from '../../fields/controls/Setting';
import { TextBox } from '../../fields/controls/TextBox';
import { fieldTypeOf } from '../../fields/registry';
import { Icon } from '../../kit/Icon';
import { WordsInput } from '../../kit/WordsInput';
import { textOf } from '../../kit/words';
import { KEY_PATTERN } from './body';
import { describeField, type SharedOptions } from './describe';
import styles from './designer.module.css';
import type { Design } from './useDesign';

interface Props {
  design: Design;
  field: FieldBody;
  shared: SharedOptions;
  onRemove: (key: string) => void;
}

/** Types whose values depend on records or people have no sensible default yet. */
const NO_DEFAULT = new Set(['relation', 'user']);

export function FieldInspector({ design, field, shared, onRemove }: Props) {
  const { t, i18n } = useTranslation(['designer', 'fields']);
  const type = fieldTypeOf(field.type);
  const objects = useQuery(definitionsQuery('object')).data ?? [];
  const optionSets = useQuery(definitionsQuery('option_set')).data ?? [];
  const before = design.draft.published?.fields.find(({ key }) => key === field.key) ?? null;
  const flag = (key: 'required' | 'unique' | 'searchable') => (on: boolean) =>
    design.change(field.key, { key: 'flag', flag: t(`inspector.${key}`) }, { [key]: on });
  const description = describeField(field, i18n.language, shared);
  return (
    <div className={styles.settings}>
      <Setting label={t('inspector.label')}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the name is finished */}
        <div onBlur={() => design.settleKey(field.key)}>
          <WordsInput
            compact
            value={field.label}
            label={t('inspector.label')}
            placeholder={t('canvas.unnamed')}
            onChange={(label) => design.change(field.key, { key: 'rename' }, { label }, true)}
          />
        </div>
      </Setting>
      <p className={styles.kind}>
        <Icon name={type.icon} />
        {t(`fields:types.${type.key}.label`)}
        <span className="muted small">{t(`fields:types.${type.key}.hint`)}</span>
      </p>
      <type.Config
        settings={field.settings}
        published={before?.settings ?? null}
        objects={objects}
        optionSets={optionSets}
        keyFor={design.keyFor}
        onChange={(settings) => design.change(field.key, { key: 'settings' }, { settings }, true)}
      />
      <hr />
      <SwitchSetting label={t('inspector.required')} on={field.required ?? false} onChange={flag('required')} />
      <SwitchSetting label={t('inspector.unique')} on={field.unique ?? false} onChange={flag('unique')} />
      {type.family === 'text' && (
        <SwitchSetting
          label={t('inspector.searchable')}
          hint={t('inspector.searchableHint')}
          on={field.searchable ?? false}
          onChange={flag('searchable')}
        />
      )}
      <Setting label={t('inspector.help')}>
        <WordsInput
          compact
          value={field.help ?? ''}
          label={t('inspector.help')}
          placeholder={t('inspector.helpHint')}
          onChange={(help) => design.change(field.key, { key: 'help' }, { help }, true)}
        />
      </Setting>
      {!NO_DEFAULT.has(field.type) && (
        <Setting label={t('inspector.default')}>
          <type.Editor
            key={field.key}
            size="line"
            field={description}
            value={field.default ?? null}
            onChange={(value: unknown) => design.change(field.key, { key: 'default' }, { default: value }, true)}
          />
        </Setting>
      )}
      <KeySetting key={field.key} design={design} field={field} fixed={before !== null} />
      {before && <UsedBy design={design} field={field} />}
      <hr />
      <button type="button" className="btn ghost danger" onClick={() => onRemove(field.key)}>
        <Icon name="trash" />
        {t('inspector.remove')}
      </button>
    </div>
  );
}

function KeySetting({ design, field, fixed }: { design: Design; field: FieldBody; fixed: boolean }) {
  const { t } = useTranslation('designer');
  const [text, setText] = useState(field.key);
  const latest = useRef(text);
  latest.current = text;
  const taken = text !== field.key && design.draft.body.fields.some(({ key }) => key === text);
  const wrong = taken ? t('inspector.keyTaken') : KEY_PATTERN.test(text) ? null : t('inspector.keyBad');
  return (
    <Setting label={t('inspector.key')} hint={wrong ?? t(fixed ? 'inspector.keyFixed' : 'inspector.keyHint')}>
      <TextBox
        size="line"
        label={t('inspector.key')}
        value={text}
        disabled={fixed}
        invalid={wrong !== null}
        onChange={(next) => setText(next ?? '')}
        onDone={() => {
          if (wrong) setText(field.key);
          else if (text !== field.key) design.setKey(field.key, text);
        }}
      />
    </Setting>
  );
}

function UsedBy({ design, field }: { design: Design; field: FieldBody }) {
  const { t, i18n } = useTranslation('designer');
  const impact = useQuery({
    queryKey: ['definition', 'object', design.draft.key, 'impact', field.key],
    queryFn: () => design.impactOf(field.key),
    staleTime: 10_000,
  }).data;
  if (!impact) return null;
  return (
    <section className={styles.used} aria-label={t('inspector.usedBy')}>
      <h3>{t('inspector.usedBy')}</h3>
      {impact.records_with_value !== null && (
        <p className="soft numeric">
          {t('inspector.values', { count: impact.records_with_value }).replace(
            String(impact.records_with_value),
            impact.records_with_value.toLocaleString(i18n.language),
          )}
        </p>
      )}
      {impact.used_by.length === 0 && <p className="muted">{t('inspector.notUsed')}</p>}
      {impact.used_by.map(({ kind, key, label, path }) => (
        <p key={`${kind} ${key} ${path}`}>
          <Icon name="link" size={14} /> {textOf(label, i18n.language)}
        </p>
      ))}
    </section>
  );
}
