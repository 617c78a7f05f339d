/** In charge of which view a list shows, and of its body as it stands on this screen. */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ApiError } from '../../api/client';
import type { Condition, ObjectDescription } from '../../api/types';
import { type Filter, type Leaf, toCondition } from '../../fields/condition/model';
import { type FieldPath, findPath } from '../../fields/condition/paths';
import { both, readCondition } from '../../fields/condition/reading';
import type { GroupKey } from '../../fields/condition/sentence';
import { useFieldContext } from '../../fields/context';
import { fieldTypeOf } from '../../fields/registry';
import { useSession } from '../../kit/session';
import { wallClock } from '../../kit/time';
import { type ListAddress, useListAddress } from './address';
import { type ListMemory, listMemory } from './memory';
import { ALL, LAYOUT, type Layout, layoutOver, plainBody, type SavedView, type ViewBody, type ViewState } from './view';
import { viewQuery, viewsQuery } from './views';

export interface ListViews {
  /** undefined until they have arrived. */
  views: readonly SavedView[] | undefined;
  view: ViewState;
  address: ListAddress;
  memory: ListMemory;
  /** The address names a view that is gone or not to be seen. */
  missing: boolean;
  /** Took over from a colleague's link; not saved here. */
  foreign: SavedView | null;
  /** All records stand among the tabs: no shared view shows them all. */
  plain: boolean;
  revert: () => void;
  /** What was changed is saved: nothing of it is kept any more. */
  settle: () => void;
  /** What this device keeps of the view is saved elsewhere; that of all records stays. */
  forget: () => void;
}

/** A view that shows every record makes the plain list needless. */
const showsAll = ({ shared, body }: SavedView): boolean => shared && body.type === 'grid' && body.filter === null;

export function useView(object: ObjectDescription, paths: readonly FieldPath[]): ListViews {
  const workspace = useSession().workspace.key;
  const sealed = useCallback(
    (path: string) => fieldTypeOf(findPath(paths, path)?.field.type ?? 'text').sealed === true,
    [paths],
  );
  const address = useListAddress(sealed);
  const memory = useMemo(() => listMemory(workspace, object.key), [workspace, object.key]);
  const found = useQuery(viewsQuery(object.key));
  const views = found.data ?? (found.isError ? [] : undefined);
  const plain = !views?.some(showsAll);
  const { id, saved, foreign, missing } = useChosen(object.key, views, address, memory, plain);

  const [layouts, setLayouts] = useState(() => memory.read().layouts ?? {});
  const base = useMemo(() => saved?.body ?? plainBody(object.key), [saved, object.key]);
  const stands = useMemo<ViewBody>(
    () => ({ ...base, ...(foreign ? { ...foreign.body, label: '' } : {}), ...(layouts[id] ?? {}) }),
    [base, foreign, layouts, id],
  );
  const conditions = useConditions(stands.filter, address.filter, paths);
  const keepLayout = (layout: Layout) => {
    setLayouts((before) => ({ ...before, [id]: layout }));
    memory.setLayout(id, layout);
  };

  const body: ViewBody = useMemo(
    () => ({
      ...stands,
      filter: conditions.asked,
      sort: address.sort ?? stands.sort,
      group: known(object, address.group === undefined ? stands.group : address.group),
      type: address.type ?? stands.type,
    }),
    [object, stands, conditions.asked, address.sort, address.group, address.type],
  );
  const inAddress = [address.filter, address.sort, address.group, address.type].some((part) => part !== undefined);
  const ownLayout = id !== ALL && Object.keys(layouts[id] ?? {}).length > 0;

  const change: ViewState['change'] = (patch) => {
    const standing = Object.fromEntries(
      (['sort', 'group', 'type'] as const)
        .filter((key) => key in patch)
        .map((key) => [key, same(patch[key], stands[key]) ? undefined : patch[key]]),
    );
    if (Object.keys(standing).length > 0) address.change(standing);
    const layout = Object.fromEntries(
      Object.entries(patch).filter(([key]) => (LAYOUT as readonly string[]).includes(key)),
    );
    if (Object.keys(layout).length > 0) keepLayout(layoutOver(base, layouts[id] ?? {}, layout));
  };
  const setFilter = (filter: Filter) => address.change({ filter: same(filter, conditions.saved) ? undefined : filter });
  return {
    views,
    view: {
      id,
      saved,
      body,
      filter: conditions.edited,
      changed: inAddress || ownLayout || foreign !== null,
      change,
      setFilter,
    },
    address,
    memory,
    missing,
    foreign,
    plain,
    revert: () => {
      keepLayout({});
      if (foreign) address.openView(ALL);
      else address.revert();
    },
    settle: () => {
      keepLayout({});
      address.revert();
    },
    forget: () => {
      if (id !== ALL) keepLayout({});
    },
  };
}

/** Groups of an old link by what is no field any more, or makes none, are no groups. */
const known = ({ fields }: ObjectDescription, group: GroupKey | null): GroupKey | null =>
  group && fields.some(({ key, groupable }) => groupable && key === group.field) ? group : null;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Which view is meant: that of the address, else the last one here, else the first. */
function useChosen(
  object: string,
  views: readonly SavedView[] | undefined,
  address: ListAddress,
  memory: ListMemory,
  plain: boolean,
) {
  const named = address.view;
  const changedOnly = address.filter ?? address.sort ?? address.group ?? address.type ?? (address.words || undefined);
  const first = plain ? ALL : (views?.[0]?.id ?? ALL);
  const last = memory.read().view;
  const usual = last && (last === ALL ? plain : views?.some(({ id }) => id === last)) ? last : first;
  const wanted = named ?? (changedOnly === undefined ? usual : ALL);
  const saved = views?.find(({ id }) => id === wanted) ?? null;
  const sought = views !== undefined && wanted !== ALL && saved === null;
  const other = useQuery(viewQuery(object, wanted, sought));
  const missing = sought && other.error instanceof ApiError;
  useEffect(() => {
    if (views && (saved || wanted === ALL) && named !== undefined) memory.setView(wanted);
  }, [views, saved, wanted, named, memory]);
  const { openView } = address;
  const settle = views !== undefined && named === undefined && changedOnly === undefined && usual !== ALL;
  const go = useRef(openView);
  go.current = openView;
  // What stands in the address later is a change of this view, so the address names it from the beginning.
  useEffect(() => {
    if (settle) go.current(usual, true);
  }, [settle, usual]);
  const foreign = (sought && other.data) || null;
  return { id: saved || foreign ? wanted : ALL, saved, foreign, missing };
}

/** The conditions as they are edited, as they are asked, and as they were saved. */
function useConditions(condition: Condition | null, changed: Filter | undefined, paths: readonly FieldPath[]) {
  const context = useFieldContext();
  return useMemo(() => {
    const fieldAt = (path: string) => findPath(paths, path)?.field;
    const dayOf = (instant: string) => wallClock(instant, context.zone).day;
    const { filter: saved, fixed } = readCondition(condition, { fieldAt, dayOf });
    const edited = changed ?? saved;
    const ask = ({ path, op, value }: Leaf) => {
      const type = fieldTypeOf(fieldAt(path)?.type ?? 'text');
      return type.ask ? type.ask(op, value, context) : value;
    };
    return { saved, edited, asked: both(toCondition(edited, ask), fixed) };
  }, [condition, changed, paths, context]);
}
