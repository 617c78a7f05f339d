/** The values of a record as its layout arranges them; without one its own first, what the system keeps below. */
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription, ObjectDescription, RecordData } from '../../api/types';
import type { ArrangedGroup, ArrangedItem, ArrangedTab } from '../../fields/form/arrange';
import { fieldTypeOf } from '../../fields/registry';
import { FieldRow } from '../../kit/FieldRow';
import { Icon } from '../../kit/Icon';
import { EditableValue } from './EditableValue';
import styles from './record.module.css';
import type { RecordEdit } from './useRecordEdit';

interface Props {
  object: ObjectDescription;
  record: RecordData;
  edit: RecordEdit;
}

/** Lines need a width that no pane has; they have a tab of their own. */
const fitsPane = (field: FieldDescription) => field.fields === undefined;

/** Every field in its order, beside the activity. */
export function FieldPanel({ object, record, edit }: Props) {
  const { t } = useTranslation('record');
  const row = (field: FieldDescription) => <ValueRow key={field.key} {...{ field, object, record, edit }} />;
  return (
    <section className={styles.panel} aria-label={t('panel.title')}>
      <PanelHead object={object} />
      {object.fields.filter((field) => !field.system && fitsPane(field)).map(row)}
      <h3>{t('panel.system')}</h3>
      {object.fields.filter(({ system }) => system).map(row)}
    </section>
  );
}

function PanelHead({ object }: Pick<Props, 'object'>) {
  const { t } = useTranslation('record');
  return (
    <h2>
      {t('panel.title')}
      <span>{t(object.may.update ? 'panel.hint' : 'panel.readOnly')}</span>
    </h2>
  );
}

interface ArrangedProps extends Props {
  tab: ArrangedTab;
  /** It has the whole width, so that groups may stand in columns. */
  roomy: boolean;
}

/** The groups of one tab of the layout. */
export function ArrangedPanel({ object, record, edit, tab, roomy }: ArrangedProps) {
  const { t } = useTranslation('record');
  const shown = roomy ? tab.groups : tab.groups.flatMap(withoutLines);
  const groups = shown.map((group) => (
    <PanelGroup key={group.key} group={group} roomy={roomy}>
      {(item) => {
        if (item.kind === 'divider') return <hr />;
        if (item.kind === 'note') return <p className={styles.note}>{item.text}</p>;
        const { field, span } = item;
        const value = { field, object, record, edit };
        return roomy ? <ValueCell {...value} span={span} /> : <ValueRow {...value} />;
      }}
    </PanelGroup>
  ));
  return (
    <section className={roomy ? styles.roomy : styles.panel} aria-label={tab.label || t('panel.title')}>
      {!roomy && <PanelHead object={object} />}
      {groups}
    </section>
  );
}

/** The group as a pane shows it; nothing is left of one that held lines alone. */
function withoutLines(group: ArrangedGroup): readonly ArrangedGroup[] {
  const items = group.items.filter((item) => item.kind !== 'field' || fitsPane(item.field));
  return items.some(({ kind }) => kind === 'field') ? [{ ...group, items }] : [];
}

/** The lines of one sub-table over the whole width. */
export function LinesPanel({ field, ...shared }: ValueProps) {
  return (
    <section className={styles.lines} aria-label={field.label}>
      <Value field={field} {...shared} />
    </section>
  );
}

interface GroupProps {
  group: ArrangedGroup;
  roomy: boolean;
  children: (item: ArrangedItem) => React.ReactNode;
}

function PanelGroup({ group, roomy, children }: GroupProps) {
  const body = (
    <div className={styles.cells} style={{ '--columns': roomy ? group.columns : 1 } as React.CSSProperties}>
      {group.items.map((item, place) => (
        <Fragment key={item.kind === 'field' ? item.field.key : `${item.kind} ${place}`}>{children(item)}</Fragment>
      ))}
    </div>
  );
  if (group.collapsed) {
    return (
      <details className={styles.group}>
        <summary>
          <Icon name="right" size={14} />
          {group.label}
        </summary>
        {body}
      </details>
    );
  }
  return (
    <div className={styles.group}>
      {group.label && <h3>{group.label}</h3>}
      {body}
    </div>
  );
}

interface ValueProps extends Props {
  field: FieldDescription;
}

function Value({ field, object, record, edit }: ValueProps) {
  return (
    <EditableValue
      field={field}
      value={record[field.key] ?? null}
      editable={object.may.update && !field.read_only}
      onSave={(value) => edit.save({ [field.key]: value })}
      inner={edit.inner[field.key]}
    />
  );
}

function ValueRow(props: ValueProps) {
  const { label, help, required, type } = props.field;
  const row = (
    <FieldRow label={label} help={help} required={required}>
      <Value {...props} />
    </FieldRow>
  );
  return fieldTypeOf(type).wide ? <div className={styles.stacked}>{row}</div> : row;
}

function ValueCell({ span, ...props }: ValueProps & { span: number }) {
  const { label, help, required, type } = props.field;
  return (
    <div className={styles.cell} style={{ gridColumn: fieldTypeOf(type).wide ? '1 / -1' : `span ${span}` }}>
      <span className={styles.caption} title={help || label}>
        {label}
        {required && <b aria-hidden="true">*</b>}
      </span>
      <Value {...props} />
    </div>
  );
}
