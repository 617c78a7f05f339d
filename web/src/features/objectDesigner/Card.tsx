/** One entry of the canvas: selected by a press, moved by its handle or the keyboard, widened by its edge. */
import { type KeyboardEvent, type MouseEvent, memo, type PointerEvent, type RefObject, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody, LayoutItem, ObjectBody } from '../../api/types';
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
  /** The design as it is when something is done; a card does not draw itself anew for it. */
  hub: RefObject<Design>;
  shared: SharedOptions;
  onRemove: (keys: readonly string[]) => void;
  id: string;
  item: LayoutItem;
  /** Undefined for a note, a line, and a field of the system. */
  field: FieldBody | undefined;
  published: ObjectBody | null;
  handle: Handle;
  columns: number;
  span: number;
  group: string;
  label: string;
  chosen: boolean;
  /** Nothing else is chosen. */
  single: boolean;
  wrong: boolean;
  /** It names a record. */
  title: boolean;
  /** The form has a layout, from which it can be taken off. */
  arranged: boolean;
}

/** Two hundred of them stand on a canvas: one is drawn anew only when something about it changes. */
export const Card = memo(function Card(props: Props) {
  const { hub, shared, id, item, field, published, group, label, chosen, wrong, title } = props;
  const { t, i18n } = useTranslation('designer');
  const [renaming, setRenaming] = useState(false);
  const choose = (event: MouseEvent) => {
    event.stopPropagation();
    const { selection, order, select } = hub.current;
    select(press(selection, id, order, { mod: event.ctrlKey || event.metaKey, shift: event.shiftKey }));
  };
  const byKeyboard = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || !event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const entries = hub.current.tab?.groups.find(({ key }) => key === group)?.entries ?? [];
    const at = entries.findIndex((entry) => entry.id === id);
    const to = at + (step > 0 ? 2 : -1);
    if (to >= 0 && at + step < entries.length) hub.current.move([id], { group, before: entries[to]?.id ?? null });
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
          onChange={(words) => hub.current.change([id], { key: 'rename' }, { label: words })}
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
          <span>{item.note ? textOf(item.note, i18n.language) : label}</span>
          {field?.required && <b aria-hidden="true">*</b>}
          {title && <em>{t('canvas.title')}</em>}
          {field && <Mark field={field} published={published} />}
        </button>
      )}
      {field && <Sample field={field} shared={shared} language={i18n.language} />}
      {system && <SystemSample id={id} label={label} />}
      {item.divider && <hr className={styles.rule} />}
    </div>
  );
});

function Mark({ field, published }: { field: FieldBody; published: ObjectBody | null }) {
  const { t } = useTranslation('designer');
  const mark = useMemo(() => markOf(field, published), [field, published]);
  return mark && <em className={styles[mark]}>{t(`canvas.${mark}`)}</em>;
}

interface SampleProps {
  field: FieldBody;
  shared: SharedOptions;
  language: string;
}

const nothing = () => undefined;

/** The real editor, out of reach. */
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

function CardTools({ hub, onRemove, id, field, handle, columns, span, label, single, arranged }: Props) {
  const { t } = useTranslation(['designer', 'fields']);
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
              onClick={deed(() => hub.current.duplicate([id]))}
            >
              <Icon name="copy" size={14} />
            </button>
          )}
          {arranged && (
            <button
              type="button"
              aria-label={t('canvas.takeOff', { label })}
              onClick={deed(() => hub.current.takeOff([id]))}
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
        <Edge columns={columns} span={span} onChange={(next) => hub.current.setItem([id], { span: next })} />
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
