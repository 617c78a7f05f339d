/**
 * In charge of what a field type is to the client: its words, its look in every place, and how text becomes a value.
 *
 * A type is one folder whose `index.ts` exports `fieldType`; the registry finds it. No other room knows types.
 */
import type { ComponentType } from 'react';
import type { FieldDescription, OptionDescription } from '../api/types';
import type { LeafValue } from './condition/model';
import type { Family } from './condition/sentence';
import type { ReadText } from './reading';

/** What values are read and shown against. */
export interface FieldContext {
  readonly language: string;
  /** IANA name of the workspace's zone. */
  readonly zone: string;
  /** `YYYY-MM-DD` in that zone. */
  readonly today: string;
  readonly me: { readonly id: string; readonly name: string };
  /** Texts of namespace `fields`. */
  t(key: string, values?: Record<string, unknown>): string;
}

/** What a typed text was understood as; `echo` is said beside the editor when the reading is not obvious. */
export type Reading<V> = { ok: true; value: V | null; echo?: string } | { ok: false; message: string };

export interface ViewProps<V> {
  field: FieldDescription;
  value: V | null;
  /** Where it is shown. @default 'record' */
  place?: 'grid' | 'record' | 'form';
}

export interface EditorProps<V> {
  field: FieldDescription;
  value: V | null;
  onChange(value: V | null): void;
  /** The text in the editor cannot be read (a sentence why), or it can again (null). */
  onProblem?(message: string | null): void;
  /** Focus left, or a choice was made: what is there may be saved. */
  onDone?(): void;
  id?: string;
  /** `line` sits in the place of a shown value, `form` is a full control. @default 'form' */
  size?: 'form' | 'line';
  invalid?: boolean;
  autoFocus?: boolean;
  disabled?: boolean;
  describedBy?: string;
  /** Said while nothing is filled in, by editors that have a place for it. */
  placeholder?: string;
  /** What the server refused inside the value, by path below it: `[2].amount`. */
  inner?: Readonly<Record<string, string>>;
}

/** The value of one condition under edit. */
export interface FilterValueProps {
  field: FieldDescription;
  op: string;
  value: LeafValue;
  onChange(value: LeafValue): void;
  autoFocus?: boolean;
}

/** Settings of a field under design; `settings` is replaced as a whole. */
export interface ConfigProps {
  settings: Readonly<Record<string, unknown>>;
  onChange(settings: Record<string, unknown>): void;
  /** Type was published with these settings; some must not change any more. */
  published: Readonly<Record<string, unknown>> | null;
  objects: readonly { key: string; label: string }[];
  optionSets: readonly { key: string; label: string }[];
  /** The other fields of the object. @default none */
  beside?: readonly { key: string; label: string; type: string }[];
  /** Asks the server for a key that fits a label and is not taken. */
  keyFor(label: string, taken: readonly string[]): Promise<string>;
}

/** One thing that can be chosen. */
export interface Choice<V> {
  readonly id: string;
  readonly label: string;
  /** What a grid, a filter and a form keep. */
  readonly value: V;
  readonly option?: OptionDescription;
  /** A second, quiet word. */
  readonly note?: string;
  /** How deep it stands in a tree. @default 0 */
  readonly depth?: number;
  /** Something stands below it in a tree. @default false */
  readonly leads?: boolean;
}

export interface Choices<V> {
  readonly choices: readonly Choice<V>[];
  readonly loading: boolean;
}

/** Sections of the palette, in its order. */
export const GROUPS = ['text', 'number', 'choice', 'time', 'contact', 'people', 'place', 'file', 'special'] as const;
export type Group = (typeof GROUPS)[number];

interface EveryType<V> {
  readonly key: string;
  readonly icon: string;
  readonly group: Group;
  /** Place in the palette, lowest first. */
  readonly order: number;
  /** Only the system has such fields; the palette does not offer it. @default false */
  readonly systemOnly?: boolean;
  /** Kept encrypted: what a condition asks for stays out of the address. @default false */
  readonly sealed?: boolean;
  readonly family: Family;
  readonly align: 'start' | 'end';
  /** Width of a grid column at first, px. */
  readonly width: number;
  /** Settings of a new field. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Offered in a filter, most used first; the server's `operators` may forbid some. */
  readonly operators: readonly string[];
  /** Plain text of a value, for titles, copies and sentences. */
  toText(value: V, field: FieldDescription, context: FieldContext): string;
  /**
   * Learns what pasted texts mean, all at once, since some can only be looked up; then each is read.
   * @default a type whose values are typed reads each by itself; others take no text
   */
  reader?(texts: readonly string[], field: FieldDescription, context: FieldContext): Promise<ReadText<V>>;
  /** Two values are continued by the fill handle: 1, 2 → 3. @default figures and times */
  readonly continues?: boolean;
  /** The value of a condition in words; null when it has to be looked up (`FilterWords`). */
  filterText(value: LeafValue, field: FieldDescription, context: FieldContext): string | null;
  /** The value of a condition as the server is asked. @default as it is kept */
  ask?(op: string, value: LeafValue, context: FieldContext): unknown;
  /** Whether nothing is filled in; asked of values that are neither null nor an empty text or list. @default never */
  isBlank?(value: V, field: FieldDescription): boolean;
  /** A quiet word after the title of a column, so that its cells need not repeat it, e.g. a unit. */
  unitOf?(field: FieldDescription, context: FieldContext): string;
  /** Takes a whole row of a form, and no column of a list unless it is asked for. @default false */
  readonly wide?: boolean;
  /** Enter begins a new line in its editor; with Ctrl or Cmd it ends the edit. @default never */
  keepsEnter?(field: FieldDescription): boolean;
  /** What its views show can be pressed itself (a link, a number to call), so it never stands in a button. */
  readonly links?: boolean;
  /** Shown where `filterText` is null. */
  readonly FilterWords?: ComponentType<{ field: FieldDescription; ids: readonly string[] }>;
  readonly View: ComponentType<ViewProps<V>>;
  /** Shown on the page of a record instead of `View`, where there is room for more. */
  readonly DetailView?: ComponentType<ViewProps<V>>;
  /** Its editor stands across the header of a record, where every press saves; the first such field has the place. */
  readonly leads?: boolean;
  /** Drawn in thousands: no hooks that fetch, no antd. */
  readonly GridCell: ComponentType<ViewProps<V>>;
  readonly Editor: ComponentType<EditorProps<V>>;
  readonly FilterValue: ComponentType<FilterValueProps>;
  readonly Config: ComponentType<ConfigProps>;
}

/** A type whose values are typed; an editor begins with `toTyped`. */
export interface TypedField<V> extends EveryType<V> {
  readonly entry: 'typed';
  toTyped(value: V, field: FieldDescription, context: FieldContext): string;
  read(text: string, field: FieldDescription, context: FieldContext): Reading<V>;
}

/** A type whose values are chosen from a list that typing narrows. */
export interface ChosenField<V> extends EveryType<V> {
  readonly entry: 'chosen';
  useChoices(field: FieldDescription, search: string): Choices<V>;
}

/** A type whose editor is more than a line: where a value is edited in place, it opens in a pane of its own. */
export interface OpenedField<V> extends EveryType<V> {
  readonly entry: 'opened';
}

/** A type whose value turns over at once, by Space or a press. */
export interface ToggledField<V> extends EveryType<V> {
  readonly entry: 'toggled';
  /** The value after a press. */
  toggle(value: V | null, field: FieldDescription): V | null;
  read(text: string, field: FieldDescription, context: FieldContext): Reading<V>;
}

export type FieldType<V = unknown> = TypedField<V> | ChosenField<V> | OpenedField<V> | ToggledField<V>;
