/** What is typed means the same to the client as to the server: the cases of `golden/fields` are answered by both. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FieldDescription } from '../api/types';
import { todayIn } from '../kit/time';
import { compareNumbers } from './number/value';
import { fieldTypeOf } from './registry';
import type { FieldContext } from './type';

interface Case {
  readonly settings?: Record<string, unknown>;
  readonly input: unknown;
  readonly json?: unknown;
  readonly error?: string;
}

interface Golden {
  readonly type: string;
  readonly context: { readonly now: string; readonly timezone: string };
  readonly cases: readonly Case[];
}

/** What only the server can judge, and why. */
const SERVER_ONLY: readonly { readonly why: string; readonly is: (type: string, input: unknown) => boolean }[] = [
  {
    why: 'a select, a relation, a user or a department is chosen from a list; the client never reads a text as one',
    is: (type) => ['select', 'relation', 'user', 'department'].includes(type),
  },
  {
    why: 'a person types text, so the client never meets another kind of JSON value',
    is: (_type, input) => typeof input !== 'string' && input !== null,
  },
];

/** Settings as a published field carries them. */
const DEFAULTS: Readonly<Record<string, Record<string, unknown>>> = {
  text: { multiline: false, max_length: 200 },
  number: { decimals: 0, min: null, max: null, unit: '' },
};

/** The sentence of the client for each refusal of the server. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  F102: ['read.tooLong'],
  F103: ['read.notNumber'],
  F104: ['read.below', 'read.above', 'read.tooManyDigits'],
  F105: ['read.tooManyDecimals'],
  F108: ['read.notDate'],
  F111: ['read.notMoment'],
  F112: ['read.notText'],
};

const FOLDER = resolve(import.meta.dirname, '../../../golden/fields');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

describe.each(files)('%s', (name) => {
  const { type, context, cases } = JSON.parse(readFileSync(resolve(FOLDER, name), 'utf8')) as Golden;
  const fieldType = fieldTypeOf(type);
  const judged = cases.filter(({ input }) => !SERVER_ONLY.some(({ is }) => is(type, input)));
  const around: FieldContext = {
    language: 'zh-CN',
    zone: context.timezone,
    today: todayIn(context.timezone, Date.parse(context.now)),
    me: { id: '', name: '' },
    t: (key) => key,
  };

  test('is read by the client, or chosen', () => {
    expect(fieldType.entry).toBe(judged.length > 0 ? 'typed' : 'chosen');
  });

  test.each(judged.map((one) => [JSON.stringify(one.input), one] as const))('%s', (_input, one) => {
    if (fieldType.entry !== 'typed') throw new Error('chosen');
    const field = { type, settings: { ...DEFAULTS[type], ...one.settings } } as unknown as FieldDescription;
    const reading = fieldType.read(String(one.input ?? ''), field, around);
    if (one.error) {
      expect(SENTENCES[one.error]).toContain(reading.ok ? `read as ${reading.value}` : reading.message);
    } else if (type === 'number' && typeof one.json === 'string') {
      // The server pads to the places of the column; the amount is the same.
      expect(compareNumbers(String(reading.ok && reading.value), one.json)).toBe(0);
    } else {
      expect(reading).toMatchObject({ ok: true, value: one.json });
    }
  });
});
