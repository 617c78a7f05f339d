/**
 * In charge of the text of numbers: what a typist may write, and how a decimal string is shown.
 *
 * Values are decimal strings from end to end; nothing here passes through a float, so no digit is lost.
 */

/** `understood` is true where the text was more than plain digits, so that the editor says what it read. */
export type NumberReading =
  | { readonly ok: true; readonly value: string; readonly understood: boolean }
  | { readonly ok: false; readonly why: 'notNumber' | 'tooManyDigits' };

const EXPONENTS: Readonly<Record<string, number>> = {
  十: 1,
  百: 2,
  千: 3,
  k: 3,
  万: 4,
  萬: 4,
  m: 6,
  亿: 8,
  億: 8,
  b: 9,
};
const PART = /^(\d+(?:\.\d*)?|\.\d+)([十百千万萬亿億kmb]+)?/;
const LONGEST = 40;

/**
 * Read a number as people type it.
 *
 * @example readNumber('1.2万')   // 12000
 * @example readNumber('１，２３４．５') // 1234.5
 * @example readNumber('3千')     // 3000
 * @example readNumber('1亿2000万') // 120000000
 */
export function readNumber(typed: string): NumberReading {
  const plain = typed
    .normalize('NFKC')
    .replace(/人民币|rmb|cny/gi, '')
    .replace(/[\s¥￥$€元]|(?<=元)整$/g, '')
    // Accountants write what is owed in brackets.
    .replace(/^\(([^()-]+)\)$/, '-$1')
    .replace(/。/g, '.')
    .replace(/[−–]/g, '-')
    .toLowerCase();
  const negative = plain.startsWith('-');
  const digits = withoutThousands(plain.replace(/^[+-]/, ''));
  const value = digits === null ? null : (readPower(digits) ?? addParts(digits));
  if (value === null) return { ok: false, why: 'notNumber' };
  if (value.replace('.', '').length > LONGEST) return { ok: false, why: 'tooManyDigits' };
  return { ok: true, value: negative && value !== '0' ? `-${value}` : value, understood: /[^\d.+-]/.test(plain) };
}

/** Thousands marks stand before every three (or, in Chinese ledgers, four) digits, or the text is not a number. */
function withoutThousands(text: string): string | null {
  if (!/[,'_]/.test(text)) return text;
  const wellMarked = /^\d{1,3}([,'_]\d{3})+(?![\d,'_])/.test(text) || /^\d{1,4}([,'_]\d{4})+(?![\d,'_])/.test(text);
  return wellMarked ? text.replace(/[,'_]/g, '') : null;
}

/** `1.2e+5`, as spreadsheets write large and small figures; null when it is not written so. */
function readPower(text: string): string | null {
  const [, mantissa = '', power = ''] = /^(\d+\.?\d*|\.\d+)e([+-]?\d{1,3})$/.exec(text) ?? [];
  if (!mantissa) return null;
  const [whole = '', fraction = ''] = mantissa.split('.');
  const point = whole.length + Number(power);
  const digits = `${'0'.repeat(Math.max(0, -point))}${whole}${fraction}`.padEnd(point, '0');
  return tidy(`${digits.slice(0, Math.max(0, point))}.${digits.slice(Math.max(0, point))}`);
}

function addParts(text: string): string | null {
  let rest = text;
  let sum: string | null = null;
  let lastExponent = Number.POSITIVE_INFINITY;
  while (rest) {
    const [whole, mantissa, unit] = PART.exec(rest) ?? [];
    if (whole === undefined || mantissa === undefined) return null;
    const exponent = unitExponent(unit);
    // "1万2" is said for 12 000 and written for 10 002: only a tail as long as the unit asks for is clear.
    const unclearTail = sum !== null && !unit && mantissa.length !== lastExponent;
    if (exponent >= lastExponent || unclearTail) return null;
    sum = plus(sum ?? '0', shift(mantissa, exponent));
    lastExponent = exponent;
    rest = rest.slice(whole.length);
  }
  return sum;
}

function unitExponent(unit: string | undefined): number {
  return [...(unit ?? '')].reduce((sum, letter) => sum + (EXPONENTS[letter] ?? 0), 0);
}

function shift(mantissa: string, exponent: number): string {
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction.padEnd(exponent, '0');
  return tidy(`${digits.slice(0, whole.length + exponent)}.${digits.slice(whole.length + exponent)}`);
}

function plus(a: string, b: string): string {
  const scale = Math.max(fractionOf(a).length, fractionOf(b).length);
  const total = (BigInt(scaled(a, scale)) + BigInt(scaled(b, scale))).toString().padStart(scale + 1, '0');
  return tidy(`${total.slice(0, total.length - scale)}.${total.slice(total.length - scale)}`);
}

const fractionOf = (value: string) => value.split('.')[1] ?? '';
const scaled = (value: string, scale: number) => value.split('.')[0] + fractionOf(value).padEnd(scale, '0');

function tidy(value: string): string {
  const [whole = '', fraction = ''] = value.split('.');
  const shortWhole = whole.replace(/^0+(?=\d)/, '') || '0';
  const shortFraction = fraction.replace(/0+$/, '');
  return shortFraction ? `${shortWhole}.${shortFraction}` : shortWhole;
}

/**
 * Show a decimal string with thousands marks, a real minus and `decimals` places (null: as many as it has).
 *
 * @example showNumber('-1234.5', 2) // −1,234.50
 */
export function showNumber(value: string, decimals: number | null): string {
  const negative = value.startsWith('-');
  const [whole = '0', fraction = ''] = roundTo(negative ? value.slice(1) : value, decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${negative ? '−' : ''}${grouped}${fraction ? `.${fraction}` : ''}`;
}

/** Round half up, as ledgers do; a value already short enough is padded. */
function roundTo(value: string, decimals: number | null): string {
  const fraction = fractionOf(value);
  if (decimals === null) return value;
  if (fraction.length <= decimals) {
    const padded = fraction.padEnd(decimals, '0');
    return padded ? `${value.split('.')[0]}.${padded}` : (value.split('.')[0] ?? '0');
  }
  const kept = BigInt(scaled(value, fraction.length).slice(0, decimals - fraction.length));
  const up = fraction.charCodeAt(decimals) >= '5'.charCodeAt(0) ? 1n : 0n;
  const digits = (kept + up).toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return decimals > 0 ? `${digits.slice(0, point)}.${digits.slice(point)}` : digits;
}

/** Compare two decimal strings exactly: negative, zero or positive as `a` is below, equal to or above `b`. */
export function compareNumbers(a: string, b: string): number {
  const scale = Math.max(fractionOf(a).length, fractionOf(b).length);
  const difference = BigInt(scaled(a, scale)) - BigInt(scaled(b, scale));
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** Conditions keep amounts as text; where text means something else to the server, it is asked with numbers. */
export function asNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asNumbers);
  return typeof value === 'string' && value !== '' ? Number(value) : value;
}
