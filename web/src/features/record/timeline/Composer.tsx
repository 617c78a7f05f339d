/**
 * Where one writes what happened: its way, its words, what is enclosed, what comes next. It stands on top of the timeline,
 * `F` goes there, ⌘↵ sends, and what was begun is kept on this device.
 */
import { type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription, ObjectDescription, RecordData, TimelineEntry } from '../../../api/types';
import { CreateSheet } from '../../../fields/form/CreateSheet';
import { FormRecordContext } from '../../../fields/formContext';
import { fieldTypeOf } from '../../../fields/registry';
import { Icon } from '../../../kit/Icon';
import { isEnter } from '../../../kit/ime';
import { Kbd } from '../../../kit/Kbd';
import { useIsPhone } from '../../../kit/phone';
import { openRelations } from './given';
import styles from './timeline.module.css';
import { type Composing, useComposer } from './useComposer';
import { fieldOf, type Way } from './ways';

interface Props {
  object: ObjectDescription;
  record: RecordData;
  title: string;
  ways: readonly [Way, ...Way[]];
  box: RefObject<HTMLElement | null>;
  onPending: (entry: TimelineEntry) => () => void;
  onSent: () => void;
}

export function Composer({ box, ...props }: Props) {
  const { t } = useTranslation('record');
  const composing = useComposer(props);
  const { way, values, problems } = composing;
  const { telling } = way;
  const text = fieldOf(telling, telling.activity.text);
  const { open, toggle } = useOpened();
  const [form, setForm] = useState(false);
  const noteId = useId();
  const extras = extrasOf(composing);
  if (!text) return null;
  const unsaved = { object: telling.object.key, id: null, values };
  return (
    <FormRecordContext value={unsaved}>
      <section
        ref={box}
        role="group"
        className={styles.composer}
        data-written={Object.values(values).some(isSet) || undefined}
        aria-label={t('composer.label')}
        onKeyDown={(event) => {
          if (!isEnter(event) || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void composing.send();
        }}
      >
        <Ways ways={props.ways} composing={composing} />
        <div className={styles.writing}>
          <Part
            field={text}
            composing={composing}
            placeholder={t(`composer.placeholder.${way.icon}`, { defaultValue: t('composer.placeholder.edit') })}
            describedBy={noteId}
          />
        </div>
        {extras
          .filter(({ key, fields }) => open.has(key) || fields.some((field) => isSet(values[field.key])))
          .map(({ key, fields }) => (
            <div key={key} className={styles.extra}>
              {fields.map((field) => (
                <Part key={field.key} field={field} composing={composing} labelled />
              ))}
            </div>
          ))}
        <p id={noteId} className={styles.problem} role="alert">
          {problems['']}
          {problems[''] && (
            <button type="button" className="btn link" onClick={() => setForm(true)}>
              {t('composer.inForm')}
            </button>
          )}
        </p>
        <Foot composing={composing} extras={extras} open={open} toggle={toggle} />
      </section>
      {form && (
        <CreateSheet
          object={telling.object.key}
          given={{ ...composing.given, ...values }}
          onClose={() => setForm(false)}
          onCreated={composing.done}
        />
      )}
    </FormRecordContext>
  );
}

const isSet = (value: unknown) => value !== null && value !== undefined && value !== '';

function useOpened() {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string) =>
    setOpen((all) => (all.has(key) ? new Set([...all].filter((one) => one !== key)) : new Set([...all, key])));
  return { open, toggle };
}

function Ways({ ways, composing }: { ways: readonly Way[]; composing: Composing }) {
  const { t } = useTranslation('record');
  const step = (from: number, by: number) => {
    const next = ways[(from + by + ways.length) % ways.length];
    if (next) composing.choose(next.key);
  };
  return (
    <div role="radiogroup" aria-label={t('composer.way')} className={styles.ways}>
      {ways.map((way, place) => {
        const chosen = way.key === composing.way.key;
        return (
          <button
            key={way.key}
            type="button"
            role="radio"
            aria-checked={chosen}
            tabIndex={chosen ? 0 : -1}
            ref={(button) => {
              if (chosen && button?.parentElement?.contains(document.activeElement)) button.focus();
            }}
            onClick={() => composing.choose(way.key)}
            onKeyDown={(event) => {
              const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
              if (!by) return;
              event.preventDefault();
              step(place, by);
            }}
          >
            <Icon name={way.icon} size={14} />
            {way.label}
          </button>
        );
      })}
    </div>
  );
}

/** What stands behind one button of the foot. */
interface Extra {
  readonly key: string;
  readonly icon: string;
  readonly label: string;
  readonly fields: readonly FieldDescription[];
}

function extrasOf({ way: { telling }, given }: Composing): readonly Extra[] {
  const { activity, object } = telling;
  const files = object.fields
    .filter(({ type, read_only, system }) => !read_only && !system && fieldTypeOf(type).group === 'file')
    .sort((a, b) => Number(b.key === activity.files) - Number(a.key === activity.files))
    .map((field) => ({ key: field.key, icon: fieldTypeOf(field.type).icon, label: field.label, fields: [field] }));
  const place = fieldOf(telling, activity.place);
  const links = openRelations(telling, given);
  return [
    ...files,
    ...(place && !place.read_only ? [{ key: 'place', icon: 'map', label: place.label, fields: [place] }] : []),
    ...(links.length > 0 ? [{ key: 'links', icon: 'link', label: '', fields: links }] : []),
  ];
}

interface FootProps {
  composing: Composing;
  extras: readonly Extra[];
  open: ReadonlySet<string>;
  toggle: (key: string) => void;
}

function Foot({ composing, extras, open, toggle }: FootProps) {
  const { t } = useTranslation('record');
  const phone = useIsPhone();
  const { telling } = composing.way;
  const next = fieldOf(telling, telling.activity.next_at);
  const step = fieldOf(telling, telling.activity.next_step);
  const planned = next !== undefined && isSet(composing.values[next.key]);
  return (
    <footer className={styles.foot}>
      <span className={styles.tools}>
        {extras.map(({ key, icon, label }) => (
          <button
            key={key}
            type="button"
            className="btn ghost square"
            title={label || t('composer.links')}
            aria-label={label || t('composer.links')}
            aria-expanded={open.has(key)}
            onClick={() => toggle(key)}
          >
            <Icon name={icon} />
          </button>
        ))}
      </span>
      <span className={styles.next}>
        {next && !next.read_only && (
          <span className={styles.when}>
            <Part field={next} composing={composing} labelled />
          </span>
        )}
        {planned && step && !step.read_only && (
          <span className={styles.step}>
            <Part field={step} composing={composing} placeholder={step.label} />
          </span>
        )}
      </span>
      <button
        type="button"
        className="btn primary"
        disabled={!composing.written || composing.sending}
        onClick={() => void composing.send()}
      >
        {t('composer.send')}
        {!phone && <Kbd combo="mod+enter" />}
      </button>
    </footer>
  );
}

interface PartProps {
  field: FieldDescription;
  composing: Composing;
  /** The name stands before it. @default false: it is spoken alone */
  labelled?: boolean;
  placeholder?: string;
  describedBy?: string;
}

/** One field of the activity, by the editor of its type. */
function Part({ field, composing, labelled = false, placeholder, describedBy }: PartProps) {
  const { Editor } = fieldTypeOf(field.type);
  const id = useId();
  return (
    <span className={labelled ? styles.labelled : styles.part}>
      <label htmlFor={id} className={labelled ? styles.caption : 'sr-only'}>
        {field.label}
      </label>
      <Editor
        field={field}
        id={id}
        size="line"
        value={composing.values[field.key] ?? null}
        invalid={Boolean(composing.problems[field.key])}
        {...(placeholder ? { placeholder } : {})}
        {...(describedBy ? { describedBy } : {})}
        onChange={(value: unknown) => composing.change(field.key, value)}
        onProblem={(message) => composing.noteProblem(field.key, message)}
      />
    </span>
  );
}
