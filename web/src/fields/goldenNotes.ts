/**
 * In charge of what a type's folder may say to the test of `golden/fields` (in its `golden.ts`): how the client's
 * answer is held against the server's, and what only the server can judge.
 */
import type { Reading } from './type';

export interface GoldenCase {
  readonly settings?: Record<string, unknown>;
  readonly input: unknown;
  readonly json?: unknown;
  readonly error?: string;
}

export interface GoldenNotes {
  /** Settings as a published field carries them; a case lays its own over them. @default the type's own */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Text keys of the client for each refusal of the server, besides those that all types share. */
  readonly sentences?: Readonly<Record<string, readonly string[]>>;
  /** What only the server can judge, and why. */
  readonly serverOnly?: readonly { readonly why: string; readonly is: (one: GoldenCase) => boolean }[];
  /** Whether what was read is what the server answers. @default deeply equal */
  readonly compare?: (read: unknown, json: unknown) => boolean;
  /** How a typed text is read, where the type itself reads none (its editor does). */
  readonly read?: (text: string, one: GoldenCase) => Reading<unknown>;
}
