import { describe, expect, test } from 'vitest';
import type { FieldDescription } from '../../api/types';
import { sumOf, totalsOf } from './sums';

const column = (type: string) => ({ key: type, type, label: type, settings: {} }) as unknown as FieldDescription;

describe('sums', () => {
  test.each([
    [['0.1', '0.2'], '0.3'],
    [['12.50', '-12.5'], '0.00'],
    [['-0.05', '-0.05'], '-0.10'],
    [['99999999999999999999', '0.01'], '99999999999999999999.01'],
    [[], '0'],
  ])('%j add up to %s, digit by digit', (texts, sum) => {
    expect(sumOf(texts)).toBe(sum);
  });

  test('a column of amounts of several currencies has no total', () => {
    const lines = (second: string) => [
      { money: { amount: '1.00', currency: 'CNY' } },
      { money: { amount: '2.00', currency: second } },
      { money: null },
    ];
    expect(totalsOf([column('money')], lines('CNY')).map(({ value }) => value)).toEqual([
      { amount: '3.00', currency: 'CNY' },
    ]);
    expect(totalsOf([column('money')], lines('USD'))).toEqual([]);
  });

  test('texts and percentages are not added up', () => {
    expect(totalsOf([column('text'), column('percent')], [{ text: '1', percent: '0.1' }])).toEqual([]);
  });
});
