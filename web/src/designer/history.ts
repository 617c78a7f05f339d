/**
 * In charge of one edited document and the named steps that led to it.
 *
 * A history is a value: `take`, `undo` and `redo` return a new one. Each step keeps immer patches in both
 * directions, so two hundred steps of a large form cost what changed, not two hundred forms.
 */
import { applyPatches, type Draft, enablePatches, type Objectish, type Patch, produceWithPatches } from 'immer';

enablePatches();

/** A document of any designer: a plain object that JSON can carry. */
export type DocumentBody = Objectish;

/** The words of a step: an i18n key below the designer's namespace and what fills its gaps. */
export interface StepName {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** How a step is recorded. */
export interface StepOptions {
  readonly name: StepName;
  /** Steps with the same word in a row, less than `JOIN_PAUSE_MS` apart, become one (typing a label). */
  readonly joins?: string;
  /** Milliseconds since the epoch. @default 0 */
  readonly at?: number;
}

export interface Step {
  readonly name: StepName;
  readonly joins: string | null;
  readonly at: number;
  readonly forth: readonly Patch[];
  readonly back: readonly Patch[];
}

export interface History<T extends DocumentBody> {
  readonly document: T;
  /** Oldest first. */
  readonly done: readonly Step[];
  /** Next to redo last. */
  readonly undone: readonly Step[];
}

export const STEP_LIMIT = 200;
export const JOIN_PAUSE_MS = 1500;

export function begin<T extends DocumentBody>(document: T): History<T> {
  return { document, done: [], undone: [] };
}

/**
 * Change the document as one named step; whatever had been undone is forgotten.
 *
 * A recipe that changes nothing leaves the very same history, so it never makes an empty step.
 */
export function take<T extends DocumentBody>(
  history: History<T>,
  options: StepOptions,
  recipe: (draft: Draft<T>) => void,
): History<T> {
  const [document, forth, back] = produceWithPatches(history.document, (draft: Draft<T>) => void recipe(draft));
  if (forth.length === 0) return history;
  const step: Step = { name: options.name, joins: options.joins ?? null, at: options.at ?? 0, forth, back };
  return { document, done: append(history.done, step), undone: [] };
}

export function undo<T extends DocumentBody>(history: History<T>): History<T> {
  const step = history.done.at(-1);
  if (!step) return history;
  return {
    document: applyPatches(history.document, step.back),
    done: history.done.slice(0, -1),
    undone: [...history.undone, step],
  };
}

export function redo<T extends DocumentBody>(history: History<T>): History<T> {
  const step = history.undone.at(-1);
  if (!step) return history;
  return {
    document: applyPatches(history.document, step.forth),
    done: [...history.done, step],
    undone: history.undone.slice(0, -1),
  };
}

function append(done: readonly Step[], step: Step): readonly Step[] {
  const last = done.at(-1);
  if (last && belongTogether(last, step)) return [...done.slice(0, -1), melt(last, step)];
  return [...done, step].slice(-STEP_LIMIT);
}

function belongTogether(earlier: Step, later: Step): boolean {
  return later.joins !== null && later.joins === earlier.joins && later.at - earlier.at < JOIN_PAUSE_MS;
}

function melt(earlier: Step, later: Step): Step {
  return { ...later, forth: [...earlier.forth, ...later.forth], back: [...later.back, ...earlier.back] };
}
