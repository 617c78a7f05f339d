/** In charge of the check digit of article numbers (GS1: EAN-8, UPC-A, EAN-13). */

/** The digit that ends a number whose other digits are `body`. */
export function eanDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** @param lengths digits a number may have, the check digit included */
export const fitsEan = (digits: string, lengths: readonly number[]): boolean =>
  /^\d+$/.test(digits) && lengths.includes(digits.length) && eanDigit(digits.slice(0, -1)) === digits.at(-1);
