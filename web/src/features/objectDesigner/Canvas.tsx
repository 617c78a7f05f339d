/** The form itself, as it will be filled in: fields are selected, moved by dragging or by keyboard, and removed. */
import { useTranslation } from 'react-i18next';
import type { FieldBody } from '../../api/types';
import { fieldTypeOf } from '../../fields/registry';
import { Icon } from '../../kit/Icon';
import { type Handle, SortEnd, SortEntry } from '../../kit/SortSurface';
import { textOf } from '../../kit/words';
import { markOf } from './body';
import { describeField, type SharedOptions, sampleOf } from './describe';
import styles from './designer.module.css';
import type { Design } from './useDesign';

interface Props {
  design: Design;
  shared: SharedOptions;
  onRemove: (key: string) => void;
}

export function Canvas({ design, shared, onRemove }: Props) {
  const { t, i18n } = useTranslation('designer');
  const { body } = design.draft;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press beside the fields selects the object; so does Escape
    <div className={styles.sheet} role="presentation" onClick={() => design.select(null)}>
      <header>
        <h2>{textOf(body.label, i18n.language) || t('untitled')}</h2>
        <span className="muted">{t('canvas.fields', { count: body.fields.length })}</span>
      </header>
      <div className={styles.fields} role="list" aria-label={t('canvas.label')}>
        {body.fields.map((field, place) => (
          <SortEntry key={field.key} id={field.key} className={styles.slot}>
            {(handle) => <Card {...{ design, shared, onRemove, field, place, handle }} />}
          </SortEntry>
        ))}
        <SortEnd className={styles.end}>{t('canvas.drop')}</SortEnd>
      </div>
    </div>
  );
}

interface CardProps extends Props {
  field: FieldBody;
  place: number;
  handle: Handle;
}

function Card({ design, shared, onRemove, field, place, handle }: CardProps) {
  const { t, i18n } = useTranslation(['designer', 'fields']);
  const { draft, selected, select, move } = design;
  const label = textOf(field.label, i18n.language) || t('canvas.unnamed');
  const chosen = selected === field.key;
  const mark = markOf(field, draft.published);
  const type = fieldTypeOf(field.type);
  const { Editor } = type;
  const wrong = draft.problems.some(
    ({ path, severity }) => severity === 'error' && path.startsWith(`fields[${place}]`),
  );
  return (
    <div
      role="listitem"
      className={[styles.card, chosen && styles.chosen, wrong && styles.bad].filter(Boolean).join(' ')}
      onClick={(event) => {
        event.stopPropagation();
        select(field.key);
      }}
      onKeyDown={(event) => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!step || !event.altKey) return;
        event.preventDefault();
        move(field.key, Math.max(0, place + step));
      }}
    >
      {chosen && (
        <>
          <span className={styles.tab}>
            <button ref={handle.ref} type="button" {...handle.props}>
              <Icon name="drag" size={14} />
              <span className="sr-only">{t('canvas.move', { label })}</span>
              {t(`fields:types.${type.key}.label`)}
            </button>
          </span>
          <span className={styles.cardTools}>
            <button
              type="button"
              aria-label={t('canvas.duplicate', { label })}
              onClick={() => void design.duplicate(field.key)}
            >
              <Icon name="copy" size={14} />
            </button>
            <button type="button" aria-label={t('canvas.remove', { label })} onClick={() => onRemove(field.key)}>
              <Icon name="trash" size={14} />
            </button>
          </span>
        </>
      )}
      <button type="button" className={styles.name} aria-pressed={chosen} onClick={() => select(field.key)}>
        <span>{label}</span>
        {field.required && <b aria-hidden="true">*</b>}
        {design.draft.body.title_field === field.key && <em>{t('canvas.title')}</em>}
        {mark && <em className={styles[mark]}>{t(`canvas.${mark}`)}</em>}
      </button>
      <div inert className={styles.sample}>
        <Editor
          field={describeField(field, i18n.language, shared)}
          value={sampleOf(field, shared)}
          onChange={() => undefined}
        />
        {textOf(field.help, i18n.language) && <small>{textOf(field.help, i18n.language)}</small>}
      </div>
    </div>
  );
}
