/** One app of the navigation: its name, which objects stand in it, in which order and groups. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { objectsQuery } from '../../api/queries';
import type { AppBody, Definition, ObjectSummary } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { ConflictBar } from '../../kit/definition/ConflictBar';
import { DraftBar } from '../../kit/definition/DraftBar';
import { type Draft, useDraft } from '../../kit/definition/useDraft';
import { Field } from '../../kit/Field';
import { Icon } from '../../kit/Icon';
import { IconPicker } from '../../kit/IconPicker';
import { Page } from '../../kit/Page';
import { Sortable } from '../../kit/Sortable';
import { WordsInput } from '../../kit/WordsInput';
import { textOf } from '../../kit/words';
import { BuildCrumb } from './BuildCrumb';
import styles from './Editor.module.css';
import { HomeSettings } from './HomeSettings';
import { itemsOf, type NavigationRow, objectRow, rowsOf } from './navigation';

const BLANK: AppBody = { label: '', icon: 'grid', items: [] };

export function AppEditor({ definition }: { definition: Definition<AppBody> }) {
  const { t } = useTranslation('definitions');
  const objects = useQuery(objectsQuery).data ?? [];
  const draft = useDraft(definition, BLANK);
  const { body } = draft;
  const rows = rowsOf(body.items);
  const placed = new Set(rows.map((row) => row.id));
  const free = objects.filter((object) => !placed.has(objectRow(object.key, false).id));
  const set = (key: string, values: Record<string, string>, next: NavigationRow[], joins?: string) =>
    draft.edit(
      { key, values },
      (target) => {
        target.items = itemsOf(next);
      },
      joins,
    );
  return (
    <Page
      flush
      crumbs={<BuildCrumb />}
      title={textOf(body.label, currentLanguage()) || t('unnamed')}
      actions={<DraftBar draft={draft} stepText={(key, values) => t(`step.${key}`, values)} />}
    >
      <ConflictBar draft={draft} />
      <div className={styles.panes}>
        <div className={styles.sheet}>
          <Head draft={draft} />
          <h2>{t('app.items')}</h2>
          <Sortable
            items={rows}
            idOf={(row) => row.id}
            nameOf={(row) => nameOf(row, objects)}
            onMove={(next, moved) => set('moveItem', { name: nameOf(moved, objects) }, next)}
          >
            {(row, index) => (
              <Row
                row={row}
                objects={objects}
                change={(next, key, joins) => set(key, { name: nameOf(row, objects) }, rows.with(index, next), joins)}
                remove={() => set('removeItem', { name: nameOf(row, objects) }, rows.toSpliced(index, 1))}
              />
            )}
          </Sortable>
          {free.length > 0 && <h2>{t('app.free')}</h2>}
          <div className={styles.choices}>
            {free.map((object) => (
              <button
                key={object.key}
                type="button"
                className="btn"
                onClick={() =>
                  set('addItem', { name: object.label }, [...rows, objectRow(object.key, rows.length > 0)])
                }
              >
                <Icon name="plus" />
                {object.label}
              </button>
            ))}
            <button
              type="button"
              className="btn ghost"
              onClick={() =>
                set('addGroup', {}, [
                  ...rows,
                  { kind: 'group', id: 'new', label: { [currentLanguage()]: t('app.newGroup') } },
                ])
              }
            >
              <Icon name="group" />
              {t('app.addGroup')}
            </button>
          </div>
          <HomeSettings draft={draft} objects={objects} />
        </div>
        <NavigationPreview rows={rows} objects={objects} body={body} />
      </div>
    </Page>
  );
}

function nameOf(row: NavigationRow, objects: readonly ObjectSummary[]): string {
  if (row.kind === 'group') return textOf(row.label, currentLanguage());
  return objects.find((object) => object.key === row.object)?.label ?? row.object;
}

function Head({ draft }: { draft: Draft<AppBody> }) {
  const { t } = useTranslation('definitions');
  return (
    <Field label={t('app.name')}>
      {() => (
        <div className={styles.head}>
          <IconPicker
            value={draft.body.icon}
            onChange={(icon) =>
              draft.edit({ key: 'icon', values: {} }, (next) => {
                next.icon = icon;
              })
            }
          />
          <WordsInput
            label={t('app.name')}
            value={draft.body.label}
            onChange={(label) =>
              draft.edit(
                { key: 'rename', values: {} },
                (next) => {
                  next.label = label;
                },
                'label',
              )
            }
          />
        </div>
      )}
    </Field>
  );
}

interface RowProps {
  row: NavigationRow;
  objects: readonly ObjectSummary[];
  change: (row: NavigationRow, step: string, joins?: string) => void;
  remove: () => void;
}

function Row({ row, objects, change, remove }: RowProps) {
  const { t } = useTranslation('definitions');
  const name = nameOf(row, objects);
  return (
    <>
      {row.kind === 'group' ? (
        <WordsInput
          compact
          label={t('app.groupName')}
          value={row.label}
          onChange={(label) => change({ ...row, label }, 'renameGroup', row.id)}
        />
      ) : (
        <span className={row.inside ? `${styles.item} ${styles.inside}` : styles.item}>
          <Icon name={objects.find((object) => object.key === row.object)?.icon || 'sub'} />
          <span className="ellipsis">{name}</span>
        </span>
      )}
      {row.kind === 'object' && (
        <button
          type="button"
          className="btn ghost square"
          aria-label={t(row.inside ? 'app.moveOut' : 'app.moveIn', { name })}
          title={t(row.inside ? 'app.moveOut' : 'app.moveIn', { name })}
          onClick={() => change({ ...row, inside: !row.inside }, row.inside ? 'moveOut' : 'moveIn')}
        >
          <Icon name={row.inside ? 'left' : 'right'} />
        </button>
      )}
      <button
        type="button"
        className="btn ghost square"
        aria-label={t('app.remove', { name })}
        title={t('app.remove', { name })}
        onClick={remove}
      >
        <Icon name="x" />
      </button>
    </>
  );
}

/** The left pane as everybody will see it. */
function NavigationPreview({
  rows,
  objects,
  body,
}: {
  rows: readonly NavigationRow[];
  objects: readonly ObjectSummary[];
  body: AppBody;
}) {
  const { t } = useTranslation('definitions');
  return (
    <aside className={styles.preview} aria-label={t('preview')}>
      <h2>{t('preview')}</h2>
      <div className={styles.nav}>
        <h3>{textOf(body.label, currentLanguage())}</h3>
        {rows.map((row) =>
          row.kind === 'group' ? (
            <h3 key={row.id}>{nameOf(row, objects)}</h3>
          ) : (
            <p key={row.id}>
              <Icon name={objects.find((object) => object.key === row.object)?.icon || 'sub'} />
              <span className="ellipsis">{nameOf(row, objects)}</span>
            </p>
          ),
        )}
      </div>
      <p className="small muted">{t('app.previewNote')}</p>
    </aside>
  );
}
