/** One entry of the canvas: selected by a press, moved by its handle or the keyboard, widened by its edge. */
import { type KeyboardEvent, type MouseEvent, memo, type PointerEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody, LayoutItem } from '../../api/types';
import { press } from '../../designer/selection';
import { describeField, type SharedOptions, sampleOf } from '../../fields/design/describe';
import { fieldTypeOf } from '../../fields/registry';
import { Icon } from '../../kit/Icon';
import type { Handle } from '../../kit/SortSurface';
import { textOf } from '../../kit/words';
import { isField, SYSTEM_FIELDS } from './arrangement';
import { markOf } from './body';
import styles from './designer.module.css';
import { InPlace } from './InPlace';
import type { Design } from './useDesign';

interface Props {
  design: Design;
  shared: SharedOptions;
  onRemove: (keys: readonly string[]) => void;
  id: string;
  item: LayoutItem;
  /** Undefined for a note, a line, and a field of the system. */
  field: FieldBody | undefined;
  /** Index among the fields of the object; −1 without one. */
  place: number;
  handle: Handle;
  columns: number;
  span: number;
  group: string;
}

export function Card(props: Props) {
  const { design, shared, id, item, field, place, group } = props;
  const { t, i18n } = useTranslation('designer');
  const [renaming, setRenaming] = useState(false);
  const { draft, selection, order } = design;
  const chosen = selection.ids.includes(id);
  const choose = (event: MouseEvent) => {
    event.stopPropagation();
    const keys = { mod: event.ctrlKey || event.metaKey, shift: event.shiftKey };
    design.select(press(selection, id, order, keys));
  };
  const wrong = draft.problems.some(
    ({ path, severity }) => severity === 'error' && place >= 0 && path.startsWith(`fields[${place}]`),
  );
  const byKeyboard = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || !event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const entries = design.tab?.groups.find(({ key }) => key === group)?.entries ?? [];
    const at = entries.findIndex((entry) => entry.id === id);
    const to = at + (step > 0 ? 2 : -1);
    if (to >= 0 && at + step < entries.length) design.move([id], { group, before: entries[to]?.id ?? null });
  };
  const system = !field && isField(id);
  return (
    <div
      role="listitem"
      className={[styles.card, chosen && styles.chosen, wrong && styles.bad].filter(Boolean).join(' ')}
      onClick={choose}
      onKeyDown={byKeyboard}
    >
      {chosen && <CardTools {...props} />}
      {renaming && field ? (
        <InPlace
          value={field.label}
          label={t('inspector.label')}
          onChange={(label) => design.change([id], { key: 'rename' }, { label })}
          onClose={() => setRenaming(false)}
        />
      ) : (
        <button
          type="button"
          className={styles.name}
          aria-pressed={chosen}
          onClick={choose}
          onDoubleClick={() => field && setRenaming(true)}
        >
          <span>{item.note ? textOf(item.note, i18n.language) : design.labelOf(id)}</span>
          {field?.required && <b aria-hidden="true">*</b>}
          {field && draft.body.title_field === field.key && <em>{t('canvas.title')}</em>}
          {field && <Mark design={design} field={field} />}
        </button>
      )}
      {field && <Sample field={field} shared={shared} language={i18n.language} />}
      {system && <SystemSample id={id} label={design.labelOf(id)} />}
      {item.divider && <hr className={styles.rule} />}
    </div>
  );
}

function Mark({ design, field }: { design: Design; field: FieldBody }) {
  const { t } = useTranslation('designer');
  const { published } = design.draft;
  const mark = useMemo(() => markOf(field, published), [field, published]);
  return mark && <em className={styles[mark]}>{t(`canvas.${mark}`)}</em>;
}

interface SampleProps {
  field: FieldBody;
  shared: SharedOptions;
  language: string;
}

const nothing = () => undefined;

/** The real editor, out of reach. Two hundred of them stand on a canvas: one is drawn anew only when it changes. */
const Sample = memo(function Sample({ field, shared, language }: SampleProps) {
  const { Editor } = fieldTypeOf(field.type);
  const help = textOf(field.help, language);
  return (
    <div inert className={styles.sample}>
      <Editor field={describeField(field, language, shared)} value={sampleOf(field, shared)} onChange={nothing} />
      {help && <small>{help}</small>}
    </div>
  );
});

const NONE: SharedOptions = {};

const SystemSample = memo(function SystemSample({ id, label }: { id: string; label: string }) {
  const { i18n } = useTranslation();
  const type = SYSTEM_FIELDS[id as keyof typeof SYSTEM_FIELDS] ?? 'text';
  return <Sample field={{ key: id, type, label, settings: {} }} shared={NONE} language={i18n.language} />;
});

function CardTools({ design, onRemove, id, field, handle, columns, span }: Props) {
  const { t } = useTranslation(['designer', 'fields']);
  const label = design.labelOf(id);
  const single = design.selection.ids.length === 1;
  const deed = (run: () => void) => (event: MouseEvent) => {
    event.stopPropagation();
    run();
  };
  const kind = field ? t(`fields:types.${fieldTypeOf(field.type).key}.label`) : label;
  return (
    <>
      <span className={styles.tab}>
        <button ref={handle.ref} type="button" {...handle.props}>
          <Icon name="drag" size={14} />
          <span className="sr-only">{t('canvas.move', { label })}</span>
          {kind}
        </button>
      </span>
      {single && (
        <span className={styles.cardTools}>
          {field && (
            <button
              type="button"
              aria-label={t('canvas.duplicate', { label })}
              onClick={deed(() => design.duplicate([id]))}
            >
              <Icon name="copy" size={14} />
            </button>
          )}
          {design.sheet.layout && (
            <button
              type="button"
              aria-label={t('canvas.takeOff', { label })}
              onClick={deed(() => design.takeOff([id]))}
            >
              <Icon name="x" size={14} />
            </button>
          )}
          {field && (
            <button type="button" aria-label={t('canvas.remove', { label })} onClick={deed(() => onRemove([id]))}>
              <Icon name="trash" size={14} />
            </button>
          )}
        </span>
      )}
      {single && columns > 1 && isField(id) && !(field && fieldTypeOf(field.type).wide) && (
        <Edge columns={columns} span={span} onChange={(next) => design.setItem([id], { span: next })} />
      )}
    </>
  );
}

/** The right edge of a card, dragged to make it wider; the inspector says the same by buttons. */
function Edge({ columns, span, onChange }: { columns: number; span: number; onChange: (span: number) => void }) {
  const begin = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const edge = event.currentTarget;
    const slot = edge.parentElement?.parentElement;
    if (!slot) return;
    const { left, width } = slot.getBoundingClientRect();
    edge.setPointerCapture(event.pointerId);
    const one = width / span;
    const wished = (x: number) => Math.max(1, Math.min(columns, Math.round((x - left) / one)));
    const follow = (move: globalThis.PointerEvent) => {
      slot.style.gridColumn = `span ${wished(move.clientX)}`;
    };
    const end = (up: globalThis.PointerEvent) => {
      edge.removeEventListener('pointermove', follow);
      edge.removeEventListener('pointerup', end);
      const next = wished(up.clientX);
      slot.style.gridColumn = `span ${next}`;
      if (next !== span) onChange(next);
    };
    edge.addEventListener('pointermove', follow);
    edge.addEventListener('pointerup', end);
  };
  return (
    <span
      className={styles.edge}
      aria-hidden="true"
      onPointerDown={begin}
      onMouseDown={(event) => event.stopPropagation()}
      onClick={(event) => event.stopPropagation()}
    />
  );
}
