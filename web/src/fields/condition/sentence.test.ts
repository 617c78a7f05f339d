import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import en from '../../locales/en-US/fields.json';
import zh from '../../locales/zh-CN/fields.json';
import type { SortKey } from './codec';
import type { Filter, Leaf } from './model';
import { asText, type Family, type Speech, sentence } from './sentence';

const LABELS: Record<string, [string, string, Family]> = {
  level: ['级别', 'Level', 'choice'],
  amount: ['金额', 'Amount', 'number'],
  signed_on: ['签约日', 'Signed on', 'time'],
  name: ['客户名称', 'Name', 'text'],
};

function lookUp(texts: object, key: string): string {
  const found = key
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], texts);
  if (typeof found !== 'string') throw new Error(`no text for ${key}`);
  return found;
}

const speech = (texts: object, chinese: boolean): Speech => ({
  template: (key) => lookUp(texts, key),
  things: chinese ? '客户' : 'customers',
  label: (path) => LABELS[path]?.[chinese ? 0 : 1] ?? path,
  family: (path) => LABELS[path]?.[2] ?? 'text',
  value: ({ value }) => (Array.isArray(value) ? value.join(lookUp(texts, 'sentence.orValue')) : String(value ?? '')),
});

const inChinese = (filter: Filter, sort: SortKey[] = []) => asText(sentence(filter, sort, speech(zh, true)));
const inEnglish = (filter: Filter, sort: SortKey[] = []) => asText(sentence(filter, sort, speech(en, false)));

const byDay: SortKey[] = [{ field: 'signed_on', desc: true }];
const level: Leaf = { path: 'level', op: 'in', value: ['A'] };
const amount: Leaf = { path: 'amount', op: 'gt', value: '500,000' };
const noName: Leaf = { path: 'name', op: 'empty', value: null };

describe('the sentence over a list', () => {
  test('without conditions it says that everything is listed', () => {
    expect(inChinese({ join: 'and', items: [] })).toBe('列出全部客户。');
    expect(inEnglish({ join: 'and', items: [] })).toBe('Show all customers.');
  });

  test('one condition and an order read as one would say them', () => {
    expect(inChinese({ join: 'and', items: [level] }, byDay)).toBe('列出 级别 为 A 的客户，按 签约日 从近到远。');
    expect(inEnglish({ join: 'and', items: [level] }, byDay)).toBe(
      'Show customers where Level is A, by Signed on newest first.',
    );
  });

  test('a group stands in parentheses with its own join', () => {
    const filter: Filter = { join: 'and', items: [level, { join: 'or', items: [amount, noName] }] };
    expect(inChinese(filter)).toBe('列出 级别 为 A 且（金额 大于 500,000 或 客户名称 为空）的客户。');
    expect(inEnglish(filter)).toBe(
      'Show customers where Level is A and (Amount is more than 500,000 or Name is empty).',
    );
  });

  test('a condition without a value yet says so instead of leaving a hole', () => {
    expect(inEnglish({ join: 'and', items: [{ ...level, value: [] }] })).toBe('Show customers where Level is ….');
  });

  test('groups are said before the order within them, and lead to their editor', () => {
    const group = { field: 'level', bucket: '' as const, desc: false };
    const none: Filter = { join: 'and', items: [] };
    expect(asText(sentence(none, byDay, speech(zh, true), group))).toBe(
      '列出全部客户，按 级别 分组，按 签约日 从近到远。',
    );
    const months = { field: 'signed_on', bucket: 'month' as const, desc: true };
    expect(asText(sentence({ join: 'and', items: [level] }, [], speech(en, false), months))).toBe(
      'Show customers where Level is A, grouped by month of Signed on.',
    );
    const nouns = sentence(none, byDay, speech(en, false), group).flatMap(({ at }) => at ?? []);
    expect(nouns.map(({ what }) => what)).toEqual(['group', 'sort']);
  });

  test('lists and trees read as one would say them', () => {
    const any: Leaf = { path: 'level', op: 'has_any', value: ['A'] };
    const under: Leaf = { path: 'level', op: 'under', value: 'A' };
    expect(inChinese({ join: 'and', items: [any] })).toBe('列出 级别 包含任一 A 的客户。');
    expect(inChinese({ join: 'and', items: [under] })).toBe('列出 级别 属于 A及下级 的客户。');
    expect(inEnglish({ join: 'and', items: [any] })).toBe('Show customers where Level has any of A.');
    expect(inEnglish({ join: 'and', items: [under] })).toBe('Show customers where Level is in A or below.');
  });

  test('every field, value, join and order in it can be pressed', () => {
    const nouns = sentence({ join: 'and', items: [level, amount] }, byDay, speech(en, false)).flatMap(
      ({ at }) => at ?? [],
    );
    expect(nouns.map(({ what }) => what)).toEqual(['leaf', 'leaf', 'join', 'leaf', 'leaf', 'sort']);
  });

  test('it can be said in both languages for every operator of every family', () => {
    for (const [path, [, , family]] of Object.entries(LABELS)) {
      for (const op of Object.keys(en.operators[family])) {
        const filter: Filter = { join: 'and', items: [{ path, op, value: 'x' }] };
        expect(inChinese(filter)).toContain(LABELS[path]?.[0]);
        expect(inEnglish(filter)).toContain(LABELS[path]?.[1]);
      }
    }
  });

  test('labels of any kind, braces included, are carried through untouched', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        expect(inEnglish({ join: 'and', items: [{ path: 'name', op: 'eq', value }] })).toContain(value);
      }),
    );
  });
});
