/**
 * The shapes of the HTTP contract, written by hand and named as the server names them.
 * Ids are strings, decimals are strings, dates ISO 8601, datetimes UTC with `Z`.
 */

/** A label inside a definition: one bare string (workspace language) or a text per language. */
export type Words = string | Partial<Record<string, string>>;

export interface Named {
  id: string;
  name: string;
}

export type ThemeChoice = 'system' | 'light' | 'dark';

/** `GET /me`: who is signed in, where, and what the server wants said. */
export interface Me {
  user: { id: string; name: string; login: string; language: string; theme: ThemeChoice };
  workspace: {
    key: string;
    name: string;
    short_name: string;
    timezone: string;
    currency: string;
    language: string;
  };
  workspaces: { key: string; name: string }[];
  admin: boolean;
  csrf: string;
  revision: number;
  server: { version: string; insecure_http: boolean; read_only: boolean; environment: 'production' | 'test' };
  warnings: { code: string; message: string }[];
}

export interface SetupPack {
  key: string;
  label: string;
  description: string;
  objects: number;
  sample_records: number;
}

/** A pack on this server; `installed` is the version that the workspace has. */
export interface Pack extends SetupPack {
  version: string;
  installed: string | null;
  upgrade: boolean;
  /** Its sample data are still in the workspace. */
  sample: boolean;
}

export interface SampleCount {
  object: string;
  label: string;
  count: number;
}

/** The sample data of a pack: what removing them takes away, what stays for the sake of which own records. */
export interface SampleState {
  people: number;
  going: SampleCount[];
  staying: SampleCount[];
  own: { object: string; label: string; id: string; title: string | null }[];
  own_count: number;
  batch_id: string | null;
}

export interface SetupState {
  needed: boolean;
  packs: SetupPack[];
}

export interface SetupRequest {
  company: string;
  short_name: string;
  admin: { name: string; login: string; password: string };
  language: string;
  timezone: string;
  currency: string;
  start: { kind: 'empty' } | { kind: 'pack'; pack: string; sample: boolean };
}

export type UserStatus = 'invited' | 'active' | 'suspended';

export interface User {
  id: string;
  name: string;
  login: string;
  status: UserStatus;
  admin: boolean;
  department: Named | null;
  last_seen_at: string | null;
}

/** A one-time link, shown once so that it can be copied. */
export interface OneTimeLink {
  link: string;
  expires_at: string;
}

export interface Invitation {
  kind: 'invitation' | 'reset';
  name: string;
  login: string;
  company: string;
}

export interface Department {
  id: string;
  name: string;
  parent_id: string | null;
  manager: Named | null;
  members: number;
  version: number;
}

export interface Workspace {
  key: string;
  name: string;
  short_name: string;
  timezone: string;
  currency: string;
  language: string;
}

// ---------- definitions ----------

export type DefinitionKindKey = 'object' | 'option_set' | 'app' | 'view' | 'calendar';

export interface DefinitionSummary {
  kind: DefinitionKindKey;
  key: string;
  label: string;
  /** 0 = never published. */
  version: number;
  has_draft: boolean;
  updated_at: string;
  updated_by: Named | null;
}

export interface Problem {
  /** Where it is, such as `fields[2].label`. */
  path: string;
  code: string;
  message: string;
  /** The remedy; empty when there is nothing to say. */
  hint?: string;
  severity: 'error' | 'warning';
}

/** One definition with its published body and its draft. `B` is the body of its kind. */
export interface Definition<B = unknown> {
  kind: DefinitionKindKey;
  key: string;
  version: number;
  published: B | null;
  draft: B | null;
  draft_version: number;
  problems: Problem[];
  updated_at: string;
  updated_by: Named | null;
}

export interface DiffLine {
  op: 'add' | 'remove' | 'change' | 'move';
  path: string;
  text: string;
}

export interface PlanStep {
  text: string;
  risk: 'none' | 'rewrite' | 'lossy';
  sql?: string;
}

/** What publishing will do, in words. */
export interface PublishPlan {
  diff: DiffLine[];
  steps: PlanStep[];
  problems: Problem[];
}

export interface PublishResult {
  version: number;
  revision: number;
  diff: DiffLine[];
  steps: PlanStep[];
}

export interface DefinitionVersion {
  version: number;
  at: string;
  by: Named | null;
  note: string | null;
  revision: number;
  diff: DiffLine[];
}

export interface Impact {
  used_by: { kind: DefinitionKindKey; key: string; label: string; path: string }[];
  records_with_value: number | null;
}

export interface OptionBody {
  key: string;
  label: Words;
  color: string;
  retired: boolean;
}

export interface OptionSetBody {
  label: Words;
  options: OptionBody[];
}

export type AppItemBody = { object: string } | { group: Words; items: { object: string }[] };

/** What the workbench shows: own records of `mine`, and the next steps of the object `activity`; '' = nothing. */
export interface Home {
  mine: string;
  activity: string;
}

export interface AppBody {
  label: Words;
  icon: string;
  items: AppItemBody[];
  home?: Home | null;
}

export interface CalendarDay {
  /** `2026-01-01` */
  date: string;
  label: Words;
}

/** The working days of a span: those that differ from their weekday. */
export interface Workdays {
  /** 1 = Monday … 7 = Sunday. */
  weekend: number[];
  days: { date: string; worked: boolean; label: string }[];
}

export interface CalendarBody {
  label: Words;
  /** Days of rest, 1 = Monday … 7 = Sunday. */
  weekend: number[];
  holidays: CalendarDay[];
  /** Make-up days: worked although they fall on the weekend. */
  workdays: CalendarDay[];
  /** Last day the data speaks for; without it, the end of the last year with a named day. */
  until?: string | null;
}

export interface FieldBody {
  key: string;
  type: string;
  label: Words;
  help?: Words;
  required?: boolean;
  unique?: boolean;
  searchable?: boolean;
  indexed?: boolean;
  default?: unknown;
  settings: Record<string, unknown>;
}

/** One thing on a form: a field over `span` columns, a note, or a line across. */
export interface LayoutItem {
  field?: string;
  span?: number;
  note?: Words;
  divider?: boolean;
}

export interface LayoutGroup {
  key: string;
  label?: Words;
  columns?: number;
  collapsed?: boolean;
  items: LayoutItem[];
}

export interface LayoutTab {
  key: string;
  label?: Words;
  groups: LayoutGroup[];
}

export type LayoutUse = 'create' | 'detail' | 'phone';

/** How a form is arranged for its uses; a use that no layout names shows every field in its order. */
export interface Layout {
  key: string;
  label?: Words;
  uses: string[];
  tabs: LayoutTab[];
}

export interface ObjectBody {
  label: Words;
  plural?: Words;
  description?: Words;
  icon?: string;
  title_field: string | null;
  fields: FieldBody[];
  unique_together?: string[][];
  layouts?: Layout[];
  activity?: Activity | null;
}

/** Which fields of an object say what happened with the records its relations name; '' = none does. */
export interface Activity {
  at: string;
  text: string;
  way: string;
  next_at: string;
  next_step: string;
  done: string;
  place: string;
  files: string;
}

/** What a new object can be made after. */
export interface Template {
  key: string;
  label: string;
  description: string;
  icon: string;
  fields: { key: string; type: string; label: string; required: boolean }[];
}

// ---------- published things ----------

export type NavigationItem =
  | { kind: 'object'; object: string; label: string; icon: string }
  | { kind: 'group'; label: string; items: { kind: 'object'; object: string; label: string; icon: string }[] };

/** One app of the navigation; the last one with key `""` holds objects that stand in no app. */
export interface App {
  key: string;
  label: string;
  icon: string;
  items: NavigationItem[];
  home: Home | null;
}

export interface May {
  create: boolean;
  update: boolean;
  delete: boolean;
  design: boolean;
}

export interface ObjectSummary {
  key: string;
  label: string;
  plural: string;
  icon: string;
  description: string;
  title_field: string;
  may: May;
}

export interface OptionDescription {
  key: string;
  label: string;
  color: string;
  retired: boolean;
}

export interface FieldDescription {
  key: string;
  type: string;
  label: string;
  /** The label's pinyin, `ke_hu`; empty where it has none. */
  spelling?: string;
  help: string;
  required: boolean;
  unique: boolean;
  read_only: boolean;
  system: boolean;
  searchable: boolean;
  default: unknown;
  settings: Record<string, unknown>;
  options?: OptionDescription[];
  target?: string;
  /** Of a sub-table: the fields of its lines; `target` is then the key they are reported on by. */
  fields?: FieldDescription[];
  operators: string[];
  sortable: boolean;
  groupable: boolean;
}

export interface ObjectDescription extends ObjectSummary {
  revision: number;
  fields: FieldDescription[];
  /** All words in the caller's language. */
  layouts: Layout[];
  /** Present if its records are what happened with others. */
  activity: Activity | null;
  /** Whose records tell what happened with this object's: they name them by `relation`. */
  activities: { object: string; relation: string; label: string }[];
}

// ---------- records ----------

export interface RecordData {
  id: string;
  version: number;
  created_at?: string;
  created_by?: Named | null;
  updated_at?: string;
  updated_by?: Named | null;
  owner_id?: Named | null;
  department_id?: Named | null;
  deleted_at?: string | null;
  [field: string]: unknown;
}

export interface RecordPage {
  records: RecordData[];
  next_cursor: string | null;
  offset?: number;
}

export type Condition =
  | { and: Condition[] }
  | { or: Condition[] }
  | { not: Condition }
  | { field: string; op: string; value?: unknown };

export interface FieldChange {
  field: string;
  label: string;
  before: unknown;
  after: unknown;
  before_text: string | null;
  after_text: string | null;
}

export interface HistoryEntry {
  version: number;
  at: string;
  actor: Named | null;
  source: string;
  op: 'create' | 'update' | 'delete' | 'restore' | 'batch' | 'reveal';
  batch_id: string | null;
  changes: FieldChange[];
}

/** A file as a record answers it. */
export interface HeldFile {
  id: string;
  name: string;
  type: string;
  size: number;
}

/** What happened with a record; which parts there are depends on `kind`. */
export interface TimelineEntry {
  kind: 'activity' | 'change' | 'created' | 'file';
  /** UTC; of an activity that knows a day alone, that day. */
  at: string;
  by: Named | null;
  /** Of the change, or of the activity as it is now. */
  version?: number;
  op?: 'update' | 'delete' | 'restore';
  source?: string;
  batch_id?: string | null;
  changes?: FieldChange[];
  /** Of files: the field they came into. */
  field?: string;
  files?: HeldFile[] | null;
  /** Whose record the activity is, its id, and the field by which it names this record. */
  object?: string;
  id?: string;
  via?: string;
  text?: unknown;
  way?: string | null;
  next_at?: string | null;
  next_step?: string | null;
  done?: boolean | null;
  place?: unknown;
  /** What else the activity names. */
  links?: { field: string; label: string; object: string; id: string; title: string | null }[];
}

export interface RecycledRecord {
  object: string;
  object_label: string;
  id: string;
  title: string;
  deleted_at: string;
  deleted_by: Named | null;
}

export interface Batch {
  id: string;
  at: string;
  actor: Named | null;
  source: string;
  op: 'create' | 'update' | 'delete' | 'restore' | 'batch';
  object: string;
  object_label: string;
  count: number;
  title: string;
  undone_at: string | null;
  undoable: boolean;
}

export interface BatchEntry {
  record_id: string;
  title: string;
  op: string;
  changes: FieldChange[];
}

export interface BatchDetail extends Batch {
  entries: BatchEntry[];
}

export interface UndoResult {
  batch_id: string;
  undone: number;
  skipped: { record_id: string; title: string; reason: string }[];
}

export interface SearchGroup {
  object: string;
  label: string;
  icon: string;
  records: { id: string; title: string; matched: { field: string; text: string } | null }[];
}

// ---------- running it ----------

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'dead' | 'cancelled';

/** What an export was asked for: names of fields, and the condition without encrypted values. */
export interface AskedExport {
  object: string;
  format: 'xlsx' | 'csv' | 'json';
  fields: string[];
  filter: Condition | null;
  /** Names of the fields that the condition compares, by path, from the object outwards. */
  labels: Record<string, string[]>;
  search: string;
  sort: string;
}

export interface Job {
  id: string;
  kind: string;
  title: string;
  asked: AskedExport | null;
  state: JobState;
  progress: { done: number; total: number | null };
  error: { code: string; message: string; hint: string } | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  attempts: number;
  created_by: Named | null;
  result: Record<string, unknown> | null;
}

/** What `GET /events` says, by event name. */
export interface ServerEvents {
  change: { object: string; id: string; op: string; version: number; fields: string[] };
  revision: { revision: number };
  epoch: Record<string, never>;
  job: { id: string; state: JobState; progress: Job['progress'] };
  resync: Record<string, never>;
}
