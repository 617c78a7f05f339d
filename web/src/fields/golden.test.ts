/** What is typed means the same to the client as to the server: the cases of `golden/fields` are answered by both. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FieldDescription } from '../api/types';
import { todayIn } from '../kit/time';
import type { GoldenCase, GoldenNotes } from './goldenNotes';
import { fieldTypeOf, fieldTypes } from './registry';
import type { FieldContext } from './type';

interface Golden {
  readonly type: string;
  readonly context: { readonly now: string; readonly timezone: string };
  readonly cases: readonly GoldenCase[];
}

/** Only texts are typed, so a client never meets another kind of JSON value. */
const isTyped = ({ input }: GoldenCase) => typeof input === 'string' || input === null;

/** The sentences of the client for refusals that several types share. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  F102: ['read.tooLong'],
  F103: ['read.notNumber'],
  F104: ['read.below', 'read.above', 'read.tooManyDigits'],
  F105: ['read.tooManyDecimals'],
  F108: ['read.notDate'],
  F111: ['read.notMoment'],
  F112: ['read.notText'],
  F132: ['read.lostDigits'],
};

const notes = import.meta.glob<GoldenNotes>('./*/golden.ts', { eager: true, import: 'golden' });
const FOLDER = resolve(import.meta.dirname, '../../../golden/fields');
const types = readdirSync(FOLDER).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));

test.each(types)('the client knows %s', (type) => {
  expect(existsSync(resolve(import.meta.dirname, type, 'index.ts'))).toBe(true);
});

test.each(fieldTypes.map(({ key }) => key))('%s has golden cases', (key) => {
  expect(types).toContain(key);
});

describe.each(types.filter((type) => fieldTypeOf(type).key === type))('%s', (type) => {
  const { context, cases } = JSON.parse(readFileSync(resolve(FOLDER, `${type}.json`), 'utf8')) as Golden;
  const fieldType = fieldTypeOf(type);
  const { defaults, sentences, serverOnly = [], compare, read: own } = notes[`./${type}/golden.ts`] ?? {};
  const around: FieldContext = {
    language: 'zh-CN',
    zone: context.timezone,
    today: todayIn(context.timezone, Date.parse(context.now)),
    me: { id: '', name: '' },
    t: (key) => key,
  };
  const settingsOf = (one: GoldenCase) => ({ ...(defaults ?? fieldType.settings), ...one.settings });
  const read = (one: GoldenCase) => {
    if (own) return own(String(one.input ?? ''), one);
    if (!('read' in fieldType)) throw new Error(`${type} reads no text; its golden.ts has to say how.`);
    const field = { key: 'it', type, label: '', settings: settingsOf(one) } as unknown as FieldDescription;
    return fieldType.read(String(one.input ?? ''), field, around);
  };
  const reads = own !== undefined || 'read' in fieldType;
  const judged = reads ? cases.filter((one) => isTyped(one) && !serverOnly.some(({ is }) => is(one))) : [];

  test('is judged by the client where it reads typed text', () => {
    expect(judged.length > 0).toBe(reads);
  });

  test.each(judged.map((one) => [JSON.stringify(one.input), one] as const))('%s', (_input, one) => {
    const reading = read(one);
    if (one.error) {
      const known = [...(SENTENCES[one.error] ?? []), ...(sentences?.[one.error] ?? [])];
      expect(known).toContain(reading.ok ? `read as ${JSON.stringify(reading.value)}` : reading.message);
    } else if (compare && one.json !== null) {
      expect([reading, compare(reading.ok && reading.value, one.json)]).toEqual([reading, true]);
    } else {
      expect(reading).toMatchObject({ ok: true, value: one.json });
    }
  });
});
