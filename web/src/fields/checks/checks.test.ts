/** One wrong digit is noticed, whatever the number: what a check digit is for. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditCodeLetter, fitsCreditCode } from './creditCode';
import { eanDigit, fitsEan } from './ean';
import { fitsIdCard, idCardBirthday, idCardLetter } from './idCard';
import { fitsLuhn, luhnDigit } from './luhn';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const letters = (length: number) => fc.stringMatching(new RegExp(`^[0-9A-HJ-NPQRTUWXY]{${length}}$`));
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));

const numbers = {
  luhn: { of: digits(15).map((body) => body + luhnDigit(body)), fits: fitsLuhn, letters: '0123456789' },
  ean13: {
    of: digits(12).map((body) => body + eanDigit(body)),
    fits: (code: string) => fitsEan(code, [13]),
    letters: '0123456789',
  },
  idCard: {
    of: fc
      .tuple(day, digits(3))
      .map(([born, rest]) => `440305${born}${rest}`)
      .map((body) => body + idCardLetter(body)),
    fits: fitsIdCard,
    letters: '0123456789',
  },
  creditCode: {
    of: fc
      .tuple(letters(2), digits(6), letters(9))
      .map((parts) => parts.join(''))
      .map((body) => body + creditCodeLetter(body)),
    fits: fitsCreditCode,
    letters: '0123456789ABCDEFGHJKLMNPQRTUWXY',
  },
};

describe.each(Object.entries(numbers))('%s', (_name, { of, fits, letters: alphabet }) => {
  test('a number with its check digit fits', () => {
    fc.assert(fc.property(of, (number) => fits(number)));
  });

  test('one wrong letter is noticed', () => {
    const place = fc.nat();
    const letter = fc.constantFrom(...alphabet);
    fc.assert(
      fc.property(of, place, letter, (number, at, other) => {
        const i = at % number.length;
        fc.pre(number[i] !== other);
        return !fits(number.slice(0, i) + other + number.slice(i + 1));
      }),
    );
  });

  test('other texts never fit', () => {
    fc.assert(fc.property(fc.string(), (text) => !fits(`${text}?`)));
  });
});

test('published examples fit', () => {
  expect(fitsLuhn('4111111111111111')).toBe(true);
  expect(fitsIdCard('11010519491231002X')).toBe(true);
  expect(idCardBirthday('11010519491231002X')).toBe('1949-12-31');
  expect(fitsCreditCode('91350100M000100Y43')).toBe(true);
  expect(fitsEan('6901234567892', [13])).toBe(true);
  expect(fitsEan('96385074', [8])).toBe(true);
});

test('a day that never was is no birthday', () => {
  expect(idCardBirthday('110105194902300021')).toBeNull();
});
