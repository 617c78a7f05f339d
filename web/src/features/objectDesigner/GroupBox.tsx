/** One group of the form under design: its name, its columns, what stands in it, and the place for more. */
import { type CSSProperties, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../api/types';
import type { SharedOptions } from '../../fields/design/describe';
import { spanOf } from '../../fields/form/arrange';
import { ArrangeEnd, ArrangeEntry } from '../../kit/ArrangeSurface';
import { Icon } from '../../kit/Icon';
import { Menu } from '../../kit/Menu';
import { textOf } from '../../kit/words';
import { type SheetGroup, SYSTEM_FIELDS } from './arrangement';
import { Card } from './Card';
import styles from './designer.module.css';
import { InPlace } from './InPlace';
import type { Design } from './useDesign';

interface Props {
  design: Design;
  shared: SharedOptions;
  onRemove: (keys: readonly string[]) => void;
  group: SheetGroup;
  /** The last of its tab, which invites more. */
  last: boolean;
}

/** Indexes of the fields that an error is about. */
const wrongPlaces = (problems: readonly Problem[]): ReadonlySet<number> =>
  new Set(
    problems.flatMap(({ path, severity }) => {
      const place = /^fields\[(\d+)\]/.exec(path)?.[1];
      return severity === 'error' && place ? [Number(place)] : [];
    }),
  );

export function GroupBox({ design, shared, onRemove: remove, group, last }: Props) {
  const { t } = useTranslation('designer');
  // Cards ask the design when something is done to them; it changes with every step, they do not.
  const hub = useRef(design);
  hub.current = design;
  const latest = useRef(remove);
  latest.current = remove;
  const onRemove = useCallback((keys: readonly string[]) => latest.current(keys), []);
  const columns = design.use === 'phone' ? 1 : (group.group?.columns ?? 1);
  const { body, problems, published } = design.draft;
  const places = useMemo(() => new Map(body.fields.map(({ key }, place) => [key, place])), [body.fields]);
  const wrong = useMemo(() => wrongPlaces(problems), [problems]);
  const chosen = new Set(design.selection.ids);
  return (
    <div className={styles.groupBox}>
      {group.group && <GroupHead design={design} group={group} />}
      <div className={styles.fields} style={{ '--columns': columns } as CSSProperties}>
        {group.entries.map(({ id, item }) => {
          const place = places.get(id) ?? -1;
          const field = body.fields[place];
          const type = field?.type ?? SYSTEM_FIELDS[id as keyof typeof SYSTEM_FIELDS];
          const span = type ? spanOf(type, item.span, columns) : columns;
          return (
            <ArrangeEntry
              key={id}
              id={id}
              className={styles.slot}
              style={{ gridColumn: `span ${span}` }}
              upright={columns > 1 && span < columns}
            >
              {(handle) => (
                <Card
                  {...{ hub, shared, onRemove, id, item, field, published, handle, columns, span }}
                  group={group.key}
                  label={design.labelOf(id)}
                  chosen={chosen.has(id)}
                  single={chosen.size === 1}
                  wrong={wrong.has(place)}
                  title={body.title_field === id}
                  arranged={group.group !== null}
                />
              )}
            </ArrangeEntry>
          );
        })}
        <ArrangeEnd group={group.key} className={last || group.entries.length === 0 ? styles.end : styles.seamEnd}>
          {group.entries.length === 0 ? t('canvas.empty') : last && t('canvas.drop')}
        </ArrangeEnd>
      </div>
    </div>
  );
}

const COLUMNS = [1, 2, 3];

function GroupHead({ design, group: { key, group } }: { design: Design; group: SheetGroup }) {
  const { t, i18n } = useTranslation('designer');
  const [renaming, setRenaming] = useState(false);
  const name = textOf(group?.label, i18n.language);
  const columns = group?.columns ?? 1;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed here says nothing of the selection
    <div className={styles.groupHead} role="presentation" onClick={(event) => event.stopPropagation()}>
      {renaming ? (
        <InPlace
          value={group?.label ?? ''}
          label={t('layout.groupName')}
          onChange={(label) => design.changeGroup(key, { label })}
          onClose={() => setRenaming(false)}
        />
      ) : (
        <h3 onDoubleClick={() => setRenaming(true)}>
          {name || <span className="muted">{t('layout.unnamedGroup')}</span>}
          {group?.collapsed && <small>{t('layout.collapsed')}</small>}
        </h3>
      )}
      <Menu
        label={t('layout.groupMenu', { name })}
        align="end"
        entries={[
          { key: 'rename', icon: 'edit', label: t('layout.rename'), run: () => setRenaming(true) },
          { title: t('layout.columns') },
          ...COLUMNS.map((count) => ({
            key: `columns ${count}`,
            label: t('layout.columnCount', { count }),
            checked: columns === count,
            run: () => design.changeGroup(key, { columns: count }),
          })),
          'seam' as const,
          {
            key: 'collapsed',
            icon: 'down',
            label: t(group?.collapsed ? 'layout.expand' : 'layout.collapse'),
            run: () => design.changeGroup(key, { collapsed: !group?.collapsed }),
          },
          { key: 'up', icon: 'up', label: t('layout.up'), run: () => design.shiftGroup(key, -1) },
          { key: 'down', icon: 'arrow', label: t('layout.down'), run: () => design.shiftGroup(key, 1) },
          'seam' as const,
          {
            key: 'remove',
            icon: 'trash',
            danger: true,
            label: t('layout.removeGroup'),
            run: () => design.removeGroup(key),
          },
        ]}
      >
        <Icon name="more" />
      </Menu>
    </div>
  );
}
