/**
 * In charge of what a view is on the screen: its body as it was saved, what was changed since, and how a change is made.
 *
 * What stands in the address beside `view` (conditions, order, groups, type) and what this device keeps (columns, widths,
 * totals, roles of boards) are unsaved changes until they are saved.
 */
import type { Condition, ObjectDescription, RecordData } from '../../api/types';
import type { SortKey } from '../../fields/condition/codec';
import type { Filter } from '../../fields/condition/model';
import type { GroupKey } from '../../fields/condition/sentence';
import type { Asked } from './rows';

export const VIEW_TYPES = ['grid', 'kanban', 'calendar', 'gallery'] as const;
export type ViewType = (typeof VIEW_TYPES)[number];

export interface ViewColumn {
  readonly field: string;
  /** px; 0 for the usual width. */
  readonly width: number;
}

export const FIGURES = ['sum', 'avg', 'min', 'max', 'count_distinct'] as const;
export type Figure = (typeof FIGURES)[number];

export interface Total {
  readonly field: string;
  readonly fn: Figure;
}

/** The body of a view as the server keeps it; field keys of `object`, empty where a role is not filled. */
export interface ViewBody {
  readonly object: string;
  readonly label: string;
  readonly type: ViewType;
  readonly filter: Condition | null;
  readonly sort: readonly SortKey[];
  /** None: the usual ones. */
  readonly columns: readonly ViewColumn[];
  readonly frozen: number;
  readonly group: GroupKey | null;
  readonly totals: readonly Total[];
  /** Kanban: what makes its columns; what their heads sum up. */
  readonly lanes: string;
  readonly amount: string;
  /** Kanban and gallery: what a card shows below its title; calendar: its second line. */
  readonly card: readonly string[];
  readonly cover: string;
  /** Calendar. */
  readonly start: string;
  readonly end: string;
  readonly color: string;
  readonly position: number;
}

/** `GET /objects/{o}/views` */
export interface SavedView {
  /** The key of a shared one. */
  readonly id: string;
  readonly key: string | null;
  readonly shared: boolean;
  readonly mine: boolean;
  readonly version: number;
  readonly label: string;
  readonly body: ViewBody;
  readonly may: { readonly change: boolean; readonly remove: boolean; readonly share: boolean };
}

/** A view as it stands: what was saved, with what was changed since. */
export interface ViewState {
  /** Of the saved view, or `all`. */
  readonly id: string;
  /** null for all records, and for what came with a colleague's link. */
  readonly saved: SavedView | null;
  /** `filter` is what is asked of the server. */
  readonly body: ViewBody;
  /** The conditions as they are edited. */
  readonly filter: Filter;
  /** Something differs from what was saved. */
  readonly changed: boolean;
  change(patch: Partial<Omit<ViewBody, 'filter'>>): void;
  setFilter(filter: Filter): void;
}

/** What a board is given; each is the default export of `boards/<type>/index.tsx`. */
export interface BoardProps {
  object: ObjectDescription;
  view: ViewState;
  /** What to ask for; a board adds conditions and fields of its own. */
  asked: Asked;
  onOpen: (record: RecordData) => void;
  /** Opens the form of a new record with these values; null where none may be made. */
  onCreate: ((values: Readonly<Record<string, unknown>>) => void) | null;
}

/** All records of an object, as they are shown before anybody has designed a view. */
export const ALL = 'all';

export const plainBody = (object: string): ViewBody => ({
  object,
  label: '',
  type: 'grid',
  filter: null,
  sort: [],
  columns: [],
  frozen: 1,
  group: null,
  totals: [],
  lanes: '',
  amount: '',
  card: [],
  cover: '',
  start: '',
  end: '',
  color: '',
  position: 0,
});

/** What this device keeps of a view, everything else stands in the address. */
export const LAYOUT = [
  'columns',
  'frozen',
  'totals',
  'lanes',
  'amount',
  'card',
  'cover',
  'start',
  'end',
  'color',
] as const;
export type Layout = Partial<Pick<ViewBody, (typeof LAYOUT)[number]>>;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The layout of `patch` over `before`, without what is as it was saved. */
export function layoutOver(saved: ViewBody, before: Layout, patch: Layout): Layout {
  const next = { ...before, ...patch };
  return Object.fromEntries(
    LAYOUT.filter((key) => key in next && !same(next[key], saved[key])).map((key) => [key, next[key]]),
  );
}

/** The fields that a view needs of each record besides its columns. */
export const roleFields = ({ type, lanes, amount, card, cover, start, end, color }: ViewBody): string[] =>
  type === 'grid' ? [] : [lanes, amount, cover, start, end, color, ...card].filter(Boolean);
