import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rmbWords } from './rmbWords';

describe('amounts in capital numerals', () => {
  test.each([
    ['0', '人民币零元整'],
    ['0.05', '人民币伍分'],
    ['0.5', '人民币伍角整'],
    ['0.55', '人民币伍角伍分'],
    ['1', '人民币壹元整'],
    ['10', '人民币壹拾元整'],
    ['16.02', '人民币壹拾陆元零贰分'],
    ['107', '人民币壹佰零柒元整'],
    ['1006.50', '人民币壹仟零陆元伍角整'],
    ['1234.56', '人民币壹仟贰佰叁拾肆元伍角陆分'],
    ['10000', '人民币壹万元整'],
    ['10001', '人民币壹万零壹元整'],
    ['100000', '人民币壹拾万元整'],
    ['100010', '人民币壹拾万零壹拾元整'],
    ['1010101', '人民币壹佰零壹万零壹佰零壹元整'],
    ['100000000', '人民币壹亿元整'],
    ['100000001', '人民币壹亿零壹元整'],
    ['100010000', '人民币壹亿零壹万元整'],
    ['1234567890.12', '人民币壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分'],
    ['1000000000000', '人民币壹万亿元整'],
    ['1000100000000', '人民币壹万零壹亿元整'],
    ['-20.30', '人民币负贰拾元叁角整'],
  ])('%s is %s', (amount, words) => {
    expect(rmbWords(amount)).toBe(words);
  });

  test('parts of a fen and astronomic sums have no such form', () => {
    expect(rmbWords('0.001')).toBeNull();
    expect(rmbWords('1'.repeat(17))).toBeNull();
    expect(rmbWords('1.100')).toBe('人民币壹元壹角整');
  });

  test('different amounts never read the same, and no zero is said twice', () => {
    const fen = fc.bigInt({ min: 0n, max: 10n ** 17n });
    const amount = (value: bigint) => `${value / 100n}.${(value % 100n).toString().padStart(2, '0')}`;
    fc.assert(fc.property(fen, fen, (a, b) => a === b || rmbWords(amount(a)) !== rmbWords(amount(b))));
    fc.assert(
      fc.property(fen, (a) => !/零零|零[万亿元]|[万亿]{3}/.test(rmbWords(amount(a))?.replace('零元', '') ?? '')),
    );
  });
});
