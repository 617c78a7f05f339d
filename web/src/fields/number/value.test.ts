import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNumbers, readNumber, showNumber } from './value';

const read = (text: string) => {
  const reading = readNumber(text);
  return reading.ok ? reading.value : reading.why;
};

const decimal = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.stringMatching(/^\d{0,6}$/))
  .map(([negative, whole, fraction]) => {
    const short = fraction.replace(/0+$/, '');
    const value = short ? `${whole}.${short}` : `${whole}`;
    return negative && value !== '0' ? `-${value}` : value;
  });

describe('reading numbers', () => {
  test.each([
    ['1.2万', '12000'],
    ['3千', '3000'],
    ['３千', '3000'],
    ['1.5k', '1500'],
    ['2百万', '2000000'],
    ['1亿2000万', '120000000'],
    ['1万2000', '12000'],
    ['12,345.60', '12345.6'],
    ['１，２３４．５', '1234.5'],
    ['1,2345', '12345'],
    ['－5', '-5'],
    ['−0', '0'],
    ['¥ 1 200', '1200'],
    ['1200元', '1200'],
    ['.5', '0.5'],
    ['007', '7'],
    ['1e5', '100000'],
    ['1.25e-1', '0.125'],
  ])('%s is read as %s', (text, value) => {
    expect(read(text)).toBe(value);
  });

  test.each(['', 'abc', '1,2', '12,34', '1.2.3', '1万2', '万', '--1', '1e', '2000万1亿'])(
    '%s is refused rather than guessed',
    (text) => {
      expect(read(text)).toBe('notNumber');
    },
  );

  test('a plain number needs no echo, a worded one does', () => {
    expect(readNumber('1200')).toMatchObject({ understood: false });
    expect(readNumber('1.2千')).toMatchObject({ understood: true });
  });

  test('more digits than the server keeps are refused', () => {
    expect(read('9'.repeat(41))).toBe('tooManyDigits');
  });

  test('what is shown is read back as the same number', () => {
    fc.assert(fc.property(decimal, (value) => read(showNumber(value, null)) === value));
  });
});

describe('showing numbers', () => {
  test.each([
    ['1234567.5', 2, '1,234,567.50'],
    ['-0.5', 0, '−1'],
    ['0.005', 2, '0.01'],
    ['99.995', 2, '100.00'],
    ['12', null, '12'],
    ['1234', 0, '1,234'],
    ['9.96', 1, '10.0'],
  ])('%s with %s decimals is %s', (value, decimals, shown) => {
    expect(showNumber(value, decimals)).toBe(shown);
  });
});

test('comparing agrees with comparing integers', () => {
  fc.assert(fc.property(fc.integer(), fc.integer(), (a, b) => Math.sign(a - b) === compareNumbers(`${a}`, `${b}`)));
});
