/** In charge of unified social credit codes (GB 32100-2015): 17 letters of 31, and a check letter of the same. */

const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = new RegExp(`^[${LETTERS}]{18}$`);

/** The check letter of the first 17. */
export function creditCodeLetter(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const letter of body) {
    sum += LETTERS.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return LETTERS[(31 - (sum % 31)) % 31] ?? '';
}

export const hasCreditCodeShape = (code: string): boolean => SHAPE.test(code);
export const fitsCreditCode = (code: string): boolean =>
  hasCreditCodeShape(code) && creditCodeLetter(code.slice(0, 17)) === code.at(-1);
