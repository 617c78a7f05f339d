/**
 * All field types in their sections: press to add behind the selection, or drag to a place. Search knows pinyin and
 * initials. Below them the parts of a layout, and the fields that this form does not show.
 */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldTypeOf, fieldTypes } from '../../fields/registry';
import { type FieldType, GROUPS } from '../../fields/type';
import { ArrangeSource } from '../../kit/ArrangeSurface';
import { useHotkey } from '../../kit/hotkeys';
import { Icon } from '../../kit/Icon';
import { isEnter } from '../../kit/ime';
import { Kbd } from '../../kit/Kbd';
import { SYSTEM_FIELDS } from './arrangement';
import styles from './designer.module.css';
import type { Design } from './useDesign';

/** What is dragged in: a new field of a type, a part of a layout, or a field that waits in the tray. */
export const SOURCES = { type: 'type:', part: 'part:', field: 'field:' } as const;
export const PARTS = { group: 'group', tab: 'columns', note: 'comment', divider: 'lines' } as const;
export type Part = keyof typeof PARTS;

interface Props {
  design: Design;
  onPart: (part: Part) => void;
}

export function Palette({ design, onPart }: Props) {
  const { t } = useTranslation(['designer', 'fields']);
  const [search, setSearch] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useHotkey('/', () => input.current?.focus(), { label: t('palette.find') });
  const words = search.trim().toLowerCase();
  const found = fieldTypes.filter(
    ({ key, systemOnly }) =>
      !systemOnly &&
      `${t(`fields:types.${key}.label`)} ${t(`fields:types.${key}.search`)}`.toLowerCase().includes(words),
  );
  return (
    <aside className={styles.palette} aria-label={t('palette.title')}>
      <div className={styles.find}>
        <Icon name="search" />
        <input
          ref={input}
          aria-label={t('palette.find')}
          placeholder={t('palette.find')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            const first = found[0];
            if (isEnter(event) && first) design.add(first);
          }}
        />
        {!search && <Kbd combo="/" />}
      </div>
      {found.length === 0 && <p className="muted">{t('palette.nothing')}</p>}
      {GROUPS.map((group) => (
        <Section
          key={group}
          title={t(`palette.${group}`)}
          types={found.filter((type) => type.group === group)}
          design={design}
        />
      ))}
      {!words && <Parts onPart={onPart} />}
      {!words && design.sheet.layout && <Tray design={design} />}
    </aside>
  );
}

function Section({ title, types, design }: { title: string; types: readonly FieldType[]; design: Design }) {
  const { t } = useTranslation(['designer', 'fields']);
  if (types.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {types.map((type) => (
          <li key={type.key}>
            <ArrangeSource id={SOURCES.type + type.key}>
              {(handle) => (
                <button
                  ref={handle.ref}
                  type="button"
                  {...handle.props}
                  title={t(`fields:types.${type.key}.hint`)}
                  aria-label={t('palette.add', { type: t(`fields:types.${type.key}.label`) })}
                  onClick={() => design.add(type)}
                >
                  <Icon name={type.icon} />
                  <span className="ellipsis">{t(`fields:types.${type.key}.label`)}</span>
                </button>
              )}
            </ArrangeSource>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Parts({ onPart }: { onPart: (part: Part) => void }) {
  const { t } = useTranslation('designer');
  return (
    <section>
      <h2>{t('palette.layout')}</h2>
      <ul>
        {(Object.keys(PARTS) as Part[]).map((part) => (
          <li key={part}>
            <ArrangeSource id={SOURCES.part + part}>
              {(handle) => (
                <button ref={handle.ref} type="button" {...handle.props} onClick={() => onPart(part)}>
                  <Icon name={PARTS[part]} />
                  <span className="ellipsis">{t(`part.${part}`)}</span>
                </button>
              )}
            </ArrangeSource>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Fields that are not on this form, and the system's own, which may be. */
function Tray({ design }: { design: Design }) {
  const { t } = useTranslation(['designer', 'fields']);
  const { sheet, draft } = design;
  const placed = new Set(
    sheet.tabs.flatMap(({ groups }) => groups.flatMap(({ entries }) => entries.map(({ id }) => id))),
  );
  const system = Object.keys(SYSTEM_FIELDS).filter((key) => !placed.has(key));
  const typeOf = (key: string) =>
    fieldTypeOf(
      draft.body.fields.find((field) => field.key === key)?.type ?? SYSTEM_FIELDS[key as keyof typeof SYSTEM_FIELDS],
    );
  const list = (keys: readonly string[]) => (
    <ul className={styles.tray}>
      {keys.map((key) => (
        <li key={key}>
          <ArrangeSource id={SOURCES.field + key}>
            {(handle) => (
              <button
                ref={handle.ref}
                type="button"
                {...handle.props}
                aria-label={t('palette.put', { label: design.labelOf(key) })}
                onClick={() => design.move([key], { group: design.tab?.groups.at(-1)?.key ?? '', before: null })}
              >
                <Icon name={typeOf(key).icon} />
                <span className="ellipsis">{design.labelOf(key)}</span>
              </button>
            )}
          </ArrangeSource>
        </li>
      ))}
    </ul>
  );
  return (
    <section aria-label={t('palette.unplaced')}>
      {sheet.unplaced.length > 0 && (
        <>
          <h2>
            {t('palette.unplaced')}
            <em className="numeric">{sheet.unplaced.length}</em>
          </h2>
          {list(sheet.unplaced)}
        </>
      )}
      {system.length > 0 && (
        <>
          <h2>{t('palette.system')}</h2>
          {list(system)}
        </>
      )}
    </section>
  );
}
