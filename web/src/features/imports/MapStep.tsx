/** Which column goes to which field, where the header is, and how rows meet records that exist. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription } from '../../api/types';
import { PickBox } from '../../fields/controls/PickBox';
import { fieldTypeOf } from '../../fields/registry';
import { Icon } from '../../kit/Icon';
import { fillable, type Import, type ImportColumn, keysOf, type Mode, unfilled } from './data';
import styles from './imports.module.css';
import type { ImportActions } from './useImport';

const MODES: readonly Mode[] = ['insert', 'upsert', 'update'];
/** Less sure than this, a proposal is shown as one to look at. */
const SURE = 0.85;
const OUT = '-';

interface Props {
  object: ObjectDescription;
  what: Import;
  actions: ImportActions;
  onChecked: () => void;
}

export function MapStep({ object, what, actions, onChecked }: Props) {
  const { t } = useTranslation('imports');
  const missing = unfilled(object, what);
  const keys = keysOf(object, what);
  const needsKey = what.plan.mode !== 'insert';
  const ready =
    what.plan.columns.some(({ field }) => field) && (!needsKey || keys.some((k) => k.key === what.plan.key));
  return (
    <div className={styles.split}>
      <aside className={styles.aside}>
        <Where what={what} actions={actions} />
        <fieldset>
          <legend>{t('mode.title')}</legend>
          {MODES.map((mode) => (
            <label key={mode}>
              <input
                type="radio"
                name="mode"
                checked={what.plan.mode === mode}
                onChange={() => actions.change({ mode, key: what.plan.key || (keys[0]?.key ?? '') })}
              />
              {t(`mode.${mode}`)}
            </label>
          ))}
        </fieldset>
        {needsKey && keys.length === 0 && <p className={styles.warn}>{t('mode.noKey')}</p>}
        {needsKey && keys.length > 0 && (
          // biome-ignore lint/a11y/noLabelWithoutControl: the box inside is the control
          <label className={styles.setting}>
            <span>{t('mode.key')}</span>
            <PickBox
              entries={keys}
              value={what.plan.key || null}
              onChange={(key) => actions.change({ key })}
              label={t('mode.key')}
              size="form"
            />
          </label>
        )}
      </aside>
      <div className={styles.main}>
        {missing.length > 0 && (
          <p className={styles.warn} role="alert">
            <Icon name="alert" />
            {t('missing', { fields: missing.map(({ label }) => label).join(t('comma')) })}
          </p>
        )}
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('column.file')}</th>
              <th>{t('column.samples')}</th>
              <th>{t('column.field')}</th>
            </tr>
          </thead>
          <tbody>
            {what.plan.columns.map((column) => (
              <MapRow key={column.index} column={column} object={object} what={what} actions={actions} />
            ))}
          </tbody>
        </table>
        <footer className={styles.foot}>
          <button
            type="button"
            className="btn primary"
            disabled={!ready || actions.busy}
            onClick={() => void actions.check().then(onChecked)}
          >
            {t('check', { count: what.rows })}
          </button>
        </footer>
      </div>
    </div>
  );
}

interface RowProps {
  column: ImportColumn;
  object: ObjectDescription;
  what: Import;
  actions: ImportActions;
}

function MapRow({ column, object, what, actions }: RowProps) {
  const { t } = useTranslation(['imports', 'fields']);
  const given = new Map(what.plan.columns.map(({ field, index }) => [field, index]));
  const entries = [
    { key: OUT, label: t('out') },
    ...fillable(object).map(({ key, label, type }) => {
      const other = given.get(key);
      const taken = other !== undefined && other !== column.index;
      return { key, label, note: taken ? t('taken') : t(`fields:types.${type}.label`) };
    }),
  ];
  const choose = (key: string) => {
    const fields: Record<number, string | null> = { [column.index]: key === OUT ? null : key };
    const other = given.get(key);
    if (other !== undefined && other !== column.index) fields[other] = null;
    actions.change({ fields });
  };
  const field = object.fields.find(({ key }) => key === column.field);
  return (
    <tr data-out={!field || undefined}>
      <td>
        {column.group && <small className="muted">{column.group} / </small>}
        {column.label || <i className="muted">{t('noName', { number: column.index + 1 })}</i>}
      </td>
      <td className={styles.samples}>
        {column.samples.slice(0, 3).join(' · ') || <i className="muted">{t('blank')}</i>}
      </td>
      <td>
        <div className={styles.field}>
          <Icon name={field ? fieldTypeOf(field.type).icon : 'x'} size={14} className="muted" />
          <PickBox
            entries={entries}
            value={column.field ?? OUT}
            onChange={choose}
            label={t('fieldOf', { column: column.label || column.index + 1 })}
            size="form"
          />
          {field && column.score < SURE && <span className={styles.unsure}>{t('unsure')}</span>}
        </div>
      </td>
    </tr>
  );
}

/** The sheet and the rows of the header; both are found out and can be corrected. */
function Where({ what, actions }: Pick<Props, 'what' | 'actions'>) {
  const { t } = useTranslation('imports');
  const [first, setFirst] = useState(String(what.plan.first + 1));
  const [last, setLast] = useState(String(what.plan.first + what.plan.depth));
  const settle = () => {
    const [from, to] = [Number(first) - 1, Number(last)];
    const whole = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to > from;
    if (!whole || (from === what.plan.first && to - from === what.plan.depth)) return;
    actions.change({ first: from, depth: to - from });
  };
  return (
    <>
      {what.sheets.length > 1 && (
        // biome-ignore lint/a11y/noLabelWithoutControl: the box inside is the control
        <label className={styles.setting}>
          <span>{t('sheet')}</span>
          <PickBox
            entries={what.sheets.map((name) => ({ key: name, label: name }))}
            value={what.plan.sheet}
            onChange={(sheet) => actions.change({ sheet })}
            label={t('sheet')}
            size="form"
          />
        </label>
      )}
      <fieldset className={styles.head}>
        <legend>{t('head.title')}</legend>
        <input
          aria-label={t('head.first')}
          inputMode="numeric"
          value={first}
          onChange={(event) => setFirst(event.target.value)}
          onBlur={settle}
        />
        <span>{t('head.to')}</span>
        <input
          aria-label={t('head.last')}
          inputMode="numeric"
          value={last}
          onChange={(event) => setLast(event.target.value)}
          onBlur={settle}
        />
        <span>{t('head.row')}</span>
      </fieldset>
    </>
  );
}
