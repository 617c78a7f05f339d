/** The designer of one object: palette, the form itself, inspector; problems below, publishing above. */
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Definition, Impact, ObjectBody } from '../../api/types';
import { Segments } from '../../fields/controls/Segments';
import { fieldTypeOf } from '../../fields/registry';
import { useConfirm } from '../../kit/confirm';
import { ConflictBar } from '../../kit/definition/ConflictBar';
import { DraftBar } from '../../kit/definition/DraftBar';
import { type Draft, useDraft } from '../../kit/definition/useDraft';
import { useHotkey } from '../../kit/hotkeys';
import { Icon } from '../../kit/Icon';
import { Menu } from '../../kit/Menu';
import { Page } from '../../kit/Page';
import { useIsPhone } from '../../kit/phone';
import { Sheet } from '../../kit/Sheet';
import { SortSurface } from '../../kit/SortSurface';
import { useToast } from '../../kit/toast';
import { textOf } from '../../kit/words';
import { Canvas } from './Canvas';
import { useSharedOptions } from './describe';
import styles from './designer.module.css';
import { Inspector } from './Inspector';
import { Palette } from './Palette';
import { Preview } from './Preview';
import { Problems } from './Problems';
import { type Design, useDesign } from './useDesign';

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
        <SortSurface
          keys={draft.body.fields.map(({ key }) => key)}
          nameOf={nameOf}
          onMove={design.move}
          onDrop={(type, at) => design.add(fieldTypeOf(type), at)}
          ghost={(id) => <Ghost id={id} design={design} />}
        >
          <div className={styles.panes}>
            <Palette onAdd={(type) => design.add(type)} />
            <div className={styles.canvas}>
              <div className={styles.scroll}>
                <Canvas design={design} shared={shared} onRemove={remove} />
              </div>
              <Problems design={design} />
            </div>
            {phone ? (
              <Sheet open={design.selected !== null} title={t('inspector.field')} onClose={() => design.select(null)}>
                <Inspector design={design} shared={shared} onRemove={remove} />
              </Sheet>
            ) : (
              <Inspector design={design} shared={shared} onRemove={remove} />
            )}
          </div>
        </SortSurface>
      ) : (
        <div className={styles.ground}>
          <Preview key={mode} body={draft.body} shared={shared} device={mode} />
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
  const name = useNames(design);
  const field = design.draft.body.fields.find(({ key }) => key === id);
  return (
    <span className={styles.ghost}>
      <Icon name={fieldTypeOf(field?.type ?? id).icon} />
      {name(id)}
    </span>
  );
}

/** What a field is called by its key; or a type of field, while one is dragged in. */
function useNames(design: Design): (id: string) => string {
  const { t, i18n } = useTranslation('fields');
  return (id) => {
    const field = design.draft.body.fields.find(({ key }) => key === id);
    return field ? textOf(field.label, i18n.language) : t(`types.${fieldTypeOf(id).key}.label`);
  };
}

/** Removes a field; one that is published first says what depends on it. */
function useRemoval(design: Design, phone: boolean): (key: string) => void {
  const { t, i18n } = useTranslation('designer');
  const confirm = useConfirm();
  const toast = useToast();
  const takeAway = (key: string) => {
    design.remove(key);
    // On a phone a selection opens its sheet; nobody asked for the neighbour's.
    if (phone) design.select(null);
  };
  const ask = async (key: string) => {
    const label = textOf(design.draft.body.fields.find((field) => field.key === key)?.label, i18n.language);
    try {
      const impact = await design.impactOf(key);
      const body = <ImpactWords impact={impact} />;
      const yes = await confirm({
        title: t('remove.title', { label }),
        body,
        action: t('remove.action'),
        danger: true,
      });
      if (yes) takeAway(key);
    } catch (error) {
      toast.error(error);
    }
  };
  return (key) => (design.isPublished(key) ? void ask(key) : takeAway(key));
}

function ImpactWords({ impact }: { impact: Impact }) {
  const { t } = useTranslation('designer');
  const { records_with_value: count, used_by } = impact;
  return (
    <>
      <p>{count ? t('remove.values', { count }) : t('remove.noValues')}</p>
      {used_by.length > 0 && (
        <p>
          {t('remove.used')}
          {used_by.map(({ label }) => ` ${label}`).join(',')}
        </p>
      )}
    </>
  );
}

function useKeys(design: Design, remove: (key: string) => void, enabled: boolean): void {
  const { t } = useTranslation('designer');
  const { selected, select } = design;
  const armed = enabled && selected !== null;
  useHotkey('mod+d', () => selected && void design.duplicate(selected), { label: t('keys.duplicate'), enabled: armed });
  useHotkey('delete', () => selected && remove(selected), { label: t('keys.remove'), enabled: armed });
  useHotkey('escape', () => select(null), { label: t('keys.deselect'), enabled: armed });
}
