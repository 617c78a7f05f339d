/** The designer of one object: palette, the form itself, inspector; problems below, publishing above. */
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Definition, LayoutItem, ObjectBody } from '../../api/types';
import { inOrder, NOTHING } from '../../designer/selection';
import { Segments } from '../../fields/controls/Segments';
import { useSharedOptions } from '../../fields/design/describe';
import { fieldTypeOf } from '../../fields/registry';
import { ArrangeSurface, type Spot } from '../../kit/ArrangeSurface';
import { useConfirm } from '../../kit/confirm';
import { ConflictBar } from '../../kit/definition/ConflictBar';
import { DraftBar } from '../../kit/definition/DraftBar';
import { type Draft, useDraft } from '../../kit/definition/useDraft';
import { Icon } from '../../kit/Icon';
import { Menu } from '../../kit/Menu';
import { Page } from '../../kit/Page';
import { useIsPhone } from '../../kit/phone';
import { Sheet } from '../../kit/Sheet';
import { useToast } from '../../kit/toast';
import { textOf } from '../../kit/words';
import { Canvas } from './Canvas';
import styles from './designer.module.css';
import { Inspector } from './Inspector';
import { PARTS, Palette, type Part, SOURCES } from './Palette';
import { Preview } from './Preview';
import { Problems } from './Problems';
import { type Design, useDesign } from './useDesign';
import { useKeys } from './useKeys';
import { useRemoval } from './useRemoval';

const BLANK: ObjectBody = { label: '', icon: 'sub', title_field: null, fields: [] };

type Mode = 'edit' | 'desktop' | 'phone';

export function Designer({ definition }: { definition: Definition<ObjectBody> }) {
  const { t, i18n } = useTranslation('designer');
  const phone = useIsPhone();
  const draft = useDraft(definition, BLANK);
  const design = useDesign(draft);
  const shared = useSharedOptions(draft.body);
  const [mode, setMode] = useState<Mode>('edit');
  const nameOf = useNames(design);
  const groups = useMemo(
    () => design.tab?.groups.map(({ key, entries }) => ({ key, entries: entries.map(({ id }) => id) })) ?? [],
    [design.tab],
  );
  const part = (name: Part, spot?: Spot) => {
    if (name === 'group') return design.addGroup(design.tab?.key ?? '', spot?.group ?? null);
    if (name === 'tab') return design.addTab();
    const item: LayoutItem = name === 'note' ? { note: { [i18n.language]: t('part.newNote') } } : { divider: true };
    if (!design.sheet.layout) design.customise();
    design.addItem(item, spot);
  };
  const dropIn = (source: string, spot: Spot) => {
    const [kind, name] = [source.slice(0, source.indexOf(':') + 1), source.slice(source.indexOf(':') + 1)];
    if (kind === SOURCES.type) design.add(fieldTypeOf(name), spot);
    else if (kind === SOURCES.field) design.move([name], spot);
    else part(name as Part, spot);
  };
  /** What is selected moves together, when what is held is part of it. */
  const move = (id: string, spot: Spot) => {
    const together = design.selection.ids.includes(id);
    design.move(together ? inOrder(design.selection, design.order) : [id], spot);
  };
  const remove = useRemoval(design, phone);
  useKeys(design, remove, mode === 'edit');
  return (
    <Page
      flush
      crumbs={
        // On a phone the tab at the bottom leads there, and the bar has no room to spare.
        phone ? null : (
          <>
            <Link to="/build">{t('build')}</Link>
            <Icon name="right" size={14} />
          </>
        )
      }
      title={textOf(draft.body.label, i18n.language) || t('untitled')}
      actions={
        <>
          {!phone && <Modes mode={mode} onMode={setMode} />}
          <More draft={draft} />
          <DraftBar draft={draft} stepText={(key, values) => t(`step.${key}`, values)} />
        </>
      }
    >
      <ConflictBar draft={draft} />
      {mode === 'edit' ? (
        <ArrangeSurface
          groups={groups}
          nameOf={nameOf}
          onMove={move}
          onDrop={dropIn}
          ghost={(id) => <Ghost id={id} design={design} />}
        >
          <div className={styles.panes}>
            <Palette design={design} onPart={part} />
            <div className={styles.canvas}>
              <div className={styles.scroll}>
                <Canvas design={design} shared={shared} onRemove={remove} />
              </div>
              <Problems design={design} />
            </div>
            {phone ? (
              <Sheet
                open={design.selection.ids.length > 0}
                title={t('inspector.field')}
                onClose={() => design.select(NOTHING)}
              >
                <Inspector design={design} shared={shared} onRemove={remove} />
              </Sheet>
            ) : (
              <Inspector design={design} shared={shared} onRemove={remove} />
            )}
          </div>
        </ArrangeSurface>
      ) : (
        <div className={styles.ground}>
          <Preview object={draft.key} body={draft.body} published={draft.published} shared={shared} device={mode} />
        </div>
      )}
    </Page>
  );
}

function Modes({ mode, onMode }: { mode: Mode; onMode: (mode: Mode) => void }) {
  const { t } = useTranslation('designer');
  const choices = (['edit', 'desktop', 'phone'] as const).map((key) => ({ key, label: t(`mode.${key}`) }));
  return (
    <div className={styles.modes}>
      <Segments label={t('mode.label')} value={mode} choices={choices} onChange={onMode} />
    </div>
  );
}

function More({ draft }: { draft: Draft<ObjectBody> }) {
  const { t } = useTranslation('designer');
  const phone = useIsPhone();
  const navigate = useNavigate();
  const confirm = useConfirm();
  const toast = useToast();
  const discard = async () => {
    const question = {
      title: t('discardTitle', { version: draft.version }),
      body: t('discardBody'),
      action: t('discard'),
      danger: true,
    };
    if (!(await confirm(question))) return;
    try {
      await draft.flush();
      await api.del(`/definitions/object/${draft.key}/draft`);
      await draft.takeTheirs();
      toast.info(t('discarded'));
    } catch (error) {
      toast.error(error);
    }
  };
  if (draft.version === 0) return null;
  const toList = { to: '/o/$object', params: { object: draft.key } } as const;
  const openList = { key: 'list', icon: 'grid', label: t('openList'), run: () => void navigate(toList) };
  return (
    <>
      {!phone && (
        <Link {...toList} className="btn ghost square" title={t('openList')} aria-label={t('openList')}>
          <Icon name="grid" />
        </Link>
      )}
      <Menu
        label={t('more')}
        align="end"
        entries={[
          ...(phone ? [openList] : []),
          { key: 'discard', icon: 'trash', danger: true, label: t('discard'), run: () => void discard() },
        ]}
      >
        <Icon name="more" />
      </Menu>
    </>
  );
}

function Ghost({ id, design }: { id: string; design: Design }) {
  const { t } = useTranslation('designer');
  const name = useNames(design);
  const { ids } = design.selection;
  const several = ids.length > 1 && ids.includes(id);
  return (
    <span className={styles.ghost}>
      <Icon name={iconOf(id, design)} />
      {several ? t('count', { count: ids.length }) : name(id)}
    </span>
  );
}

function iconOf(id: string, design: Design): string {
  if (id.startsWith(SOURCES.part)) return PARTS[id.slice(SOURCES.part.length) as Part];
  if (id.startsWith(SOURCES.type)) return fieldTypeOf(id.slice(SOURCES.type.length)).icon;
  const key = id.replace(SOURCES.field, '');
  return fieldTypeOf(design.draft.body.fields.find((field) => field.key === key)?.type ?? 'text').icon;
}

/** What an entry is called by its id; or what is dragged in. */
function useNames(design: Design): (id: string) => string {
  const { t } = useTranslation(['designer', 'fields']);
  return (id) => {
    if (id.startsWith(SOURCES.type)) return t(`fields:types.${fieldTypeOf(id.slice(SOURCES.type.length)).key}.label`);
    if (id.startsWith(SOURCES.part)) return t(`part.${id.slice(SOURCES.part.length)}`);
    return design.labelOf(id.replace(SOURCES.field, ''));
  };
}
