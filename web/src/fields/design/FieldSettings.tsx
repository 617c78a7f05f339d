/**
 * Everything that can be said of one field under design: its words, its rules, and what its type can be told. Used for
 * the fields of an object and for the columns of a sub-table.
 */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionsQuery } from '../../api/queries';
import type { FieldBody } from '../../api/types';
import { WordsInput } from '../../kit/WordsInput';
import { textOf } from '../../kit/words';
import { Setting, SwitchSetting } from '../controls/Setting';
import { fieldTypeOf } from '../registry';
import type { Group } from '../type';
import { describeField, type SharedOptions } from './describe';
import styles from './design.module.css';

/** What was changed, so that a designer can name the step. */
export type SettingName = 'rename' | 'help' | 'default' | 'settings' | 'required' | 'unique' | 'searchable' | 'indexed';

export interface FieldSettingsProps {
  field: FieldBody;
  /** As it is published; null when it never was. */
  before: FieldBody | null;
  shared: SharedOptions;
  /** The other fields of the object. @default none */
  beside?: readonly FieldBody[];
  keyFor: (label: string, taken: readonly string[]) => Promise<string>;
  /** `joins`: typing in one place, to become one step. */
  onChange: (name: SettingName, change: Partial<FieldBody>, joins: boolean) => void;
  /** The name is finished. */
  onNamed?: () => void;
  /** Rules that make no sense here, such as an index on the column of a sub-table. */
  without?: ReadonlySet<SettingName>;
  /** Shown under the name: what type it is, and how to choose another. */
  children?: React.ReactNode;
}

const NONE: ReadonlySet<SettingName> = new Set();
/** Sections whose values are people, files or computed: there is nothing sensible to begin with. */
const NO_DEFAULT: ReadonlySet<Group> = new Set<Group>(['people', 'file', 'special']);

export function FieldSettings(props: FieldSettingsProps) {
  const { field, before, shared, beside = [], keyFor, onChange, onNamed, without = NONE, children } = props;
  const { t, i18n } = useTranslation('designer');
  const type = fieldTypeOf(field.type);
  const objects = useQuery(definitionsQuery('object')).data ?? [];
  const optionSets = useQuery(definitionsQuery('option_set')).data ?? [];
  const description = useMemo(() => describeField(field, i18n.language, shared), [field, i18n.language, shared]);
  const rule = (name: 'required' | 'unique' | 'searchable' | 'indexed', hint?: string) =>
    !without.has(name) && (
      <SwitchSetting
        label={t(`inspector.${name}`)}
        on={field[name] ?? false}
        onChange={(on) => onChange(name, { [name]: on }, false)}
        {...(hint ? { hint } : {})}
      />
    );
  return (
    <>
      <Setting label={t('inspector.label')}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the name is finished */}
        <div onBlur={onNamed}>
          <WordsInput
            compact
            value={field.label}
            label={t('inspector.label')}
            placeholder={t('canvas.unnamed')}
            onChange={(label) => onChange('rename', { label }, true)}
          />
        </div>
      </Setting>
      {children}
      <type.Config
        settings={field.settings}
        published={before?.type === field.type ? before.settings : null}
        objects={objects}
        optionSets={optionSets}
        beside={beside.map(({ key, label, type }) => ({ key, type, label: textOf(label, i18n.language) }))}
        keyFor={keyFor}
        onChange={(settings) => onChange('settings', { settings }, true)}
      />
      <hr className={styles.seam} />
      {rule('required')}
      {rule('unique')}
      {type.family === 'text' && rule('searchable', t('inspector.searchableHint'))}
      {rule('indexed', t('inspector.indexedHint'))}
      <Setting label={t('inspector.help')}>
        <WordsInput
          compact
          value={field.help ?? ''}
          label={t('inspector.help')}
          placeholder={t('inspector.helpHint')}
          onChange={(help) => onChange('help', { help }, true)}
        />
      </Setting>
      {!without.has('default') && !NO_DEFAULT.has(type.group) && (
        <Setting label={t('inspector.default')}>
          <type.Editor
            key={`${field.key} ${field.type}`}
            size="line"
            field={description}
            value={field.default ?? null}
            onChange={(value: unknown) => onChange('default', { default: value }, true)}
          />
        </Setting>
      )}
    </>
  );
}
