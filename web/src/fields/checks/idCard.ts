/** In charge of citizen identity numbers (GB 11643-1999): 17 digits with region and birthday, and a check letter. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const LETTERS = '10X98765432';
const SHAPE = /^[1-9]\d{5}((?:18|19|20)\d{2})(\d{2})(\d{2})\d{3}[\dX]$/;

/** The check letter of the first 17 digits (ISO 7064, MOD 11-2). */
export function idCardLetter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return LETTERS[sum % 11] ?? '';
}

/** The birthday that a number tells, `YYYY-MM-DD`; null when there is no such day. */
export function idCardBirthday(number: string): string | null {
  const [, year, month, day] = SHAPE.exec(number) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
  return exists ? `${year}-${month}-${day}` : null;
}

export const fitsIdCard = (number: string): boolean =>
  idCardBirthday(number) !== null && idCardLetter(number) === number.at(-1);
