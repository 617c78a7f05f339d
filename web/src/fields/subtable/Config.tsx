/** The columns of a sub-table, designed where they stand: added, named, put in order, given their type and rules. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { Sortable } from '../../kit/Sortable';
import { textOf } from '../../kit/words';
import { NumberSetting } from '../controls/NumberSetting';
import { PickBox } from '../controls/PickBox';
import { Setting } from '../controls/Setting';
import { useSharedOptions } from '../design/describe';
import { FieldSettings, type SettingName } from '../design/FieldSettings';
import { fieldTypeOf, fieldTypes } from '../registry';
import type { ConfigProps } from '../type';
import styles from './subtable.module.css';

/** Types that count records, move through stages or hold lines themselves: the server refuses them in lines. */
const NOT_IN_LINES = new Set(['subtable', 'auto_number', 'stage', 'score']);
const WITHOUT: ReadonlySet<SettingName> = new Set(['searchable', 'indexed']);

const fieldsOf = (settings: Readonly<Record<string, unknown>> | null): readonly FieldBody[] =>
  Array.isArray(settings?.fields) ? (settings.fields as FieldBody[]) : [];

export function Config({ settings, published, keyFor, onChange }: ConfigProps) {
  const { t, i18n } = useTranslation('fields');
  const fields = fieldsOf(settings);
  const before = fieldsOf(published);
  const [open, setOpen] = useState<string | null>(null);
  const shared = useSharedOptions({ fields: [...fields] });
  const labelOf = (field: FieldBody) => textOf(field.label, i18n.language) || t('types.subtable.newColumn');
  // a key is asked for over the network: what was designed meanwhile must not be lost
  const latest = useRef(settings);
  latest.current = settings;
  const put = (change: (now: readonly FieldBody[]) => readonly FieldBody[]) =>
    onChange({ ...latest.current, fields: change(fieldsOf(latest.current)) });

  const add = async (type: string) => {
    const label = t(`types.${fieldTypeOf(type).key}.label`);
    const taken = fields.map(({ key }) => key);
    const key = await keyFor(label, [...taken, 'position', 'parent_id']);
    const added = { key, type, label: { [i18n.language]: label }, settings: { ...fieldTypeOf(type).settings } };
    put((now) => [...now, added]);
    setOpen(key);
  };
  /** A column that was never published follows its name. */
  const settle = async (field: FieldBody) => {
    if (before.some(({ key }) => key === field.key)) return;
    const taken = fields.flatMap(({ key }) => (key === field.key ? [] : key));
    const key = await keyFor(labelOf(field), [...taken, 'position', 'parent_id']);
    if (key === field.key) return;
    put((now) => now.map((other) => (other.key === field.key ? { ...other, key } : other)));
    setOpen(key);
  };
  return (
    <>
      <Setting label={t('types.subtable.columns')}>
        {fields.length === 0 && <small className="muted">{t('types.subtable.noColumn')}</small>}
        <Sortable items={fields} idOf={({ key }) => key} nameOf={labelOf} onMove={(items) => put(() => items)}>
          {(field) => (
            <>
              <button
                type="button"
                className={styles.column}
                aria-expanded={open === field.key}
                aria-label={t('types.subtable.editColumn', { label: labelOf(field) })}
                onClick={() => setOpen(open === field.key ? null : field.key)}
              >
                <Icon name={fieldTypeOf(field.type).icon} size={14} />
                <span className="ellipsis">{labelOf(field)}</span>
                <small className="muted">{t(`types.${fieldTypeOf(field.type).key}.label`)}</small>
              </button>
              <button
                type="button"
                className="btn ghost square"
                aria-label={t('types.subtable.removeColumn', { label: labelOf(field) })}
                onClick={() => put((now) => now.filter(({ key }) => key !== field.key))}
              >
                <Icon name="trash" size={14} />
              </button>
            </>
          )}
        </Sortable>
        <TypePick label={t('types.subtable.addColumn')} value={null} onChange={(type) => void add(type)} />
      </Setting>
      {fields.map(
        (field) =>
          field.key === open && (
            <ColumnSettings
              key={field.key}
              {...{ field, shared, keyFor }}
              before={before.find(({ key }) => key === field.key) ?? null}
              title={labelOf(field)}
              onNamed={() => void settle(field)}
              onChange={(change) =>
                put((now) => now.map((other) => (other.key === field.key ? { ...other, ...change } : other)))
              }
            />
          ),
      )}
      <NumberSetting
        whole
        label={t('types.subtable.minRows')}
        value={settings.min_rows || null}
        onChange={(value) => onChange({ ...settings, min_rows: Number(value ?? 0) })}
      />
      <NumberSetting
        whole
        label={t('types.subtable.maxRows')}
        hint={t('types.subtable.maxHint')}
        value={settings.max_rows ?? 200}
        onChange={(value) => onChange({ ...settings, max_rows: Number(value ?? 200) })}
      />
    </>
  );
}

interface PickProps {
  label: string;
  value: string | null;
  onChange: (type: string) => void;
}

function TypePick({ label, value, onChange }: PickProps) {
  const { t } = useTranslation('fields');
  const entries = fieldTypes
    .filter(({ key, systemOnly }) => !systemOnly && !NOT_IN_LINES.has(key))
    .map(({ key }) => ({ key, label: t(`types.${key}.label`), note: '' }));
  return <PickBox label={label} placeholder={label} value={value} entries={entries} onChange={onChange} />;
}

interface ColumnProps {
  field: FieldBody;
  before: FieldBody | null;
  shared: ReturnType<typeof useSharedOptions>;
  keyFor: ConfigProps['keyFor'];
  title: string;
  onChange: (change: Partial<FieldBody>) => void;
  onNamed: () => void;
}

function ColumnSettings({ field, before, shared, keyFor, title, onChange, onNamed }: ColumnProps) {
  const { t } = useTranslation('fields');
  const retype = (type: string) => {
    if (type === field.type) return;
    const { settings } = fieldTypeOf(type);
    const kept = Object.keys(settings).map((name) => [name, field.settings[name] ?? settings[name]]);
    onChange({ type, default: null, settings: Object.fromEntries(kept) });
  };
  return (
    <section className={styles.inspector} aria-label={t('types.subtable.editColumn', { label: title })}>
      <FieldSettings
        field={field}
        before={before}
        shared={shared}
        keyFor={keyFor}
        without={WITHOUT}
        onNamed={onNamed}
        onChange={(_name, change) => onChange(change)}
      >
        <Setting label={t('types.subtable.type')}>
          <TypePick label={t('types.subtable.type')} value={field.type} onChange={retype} />
        </Setting>
      </FieldSettings>
    </section>
  );
}
