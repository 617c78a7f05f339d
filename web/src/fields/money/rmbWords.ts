/** In charge of amounts in capital Chinese numerals, as bills and contracts ask for (人民币大写). */

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/**
 * @param amount a decimal string
 * @returns null where there is no such form: beyond ten quadrillion, or with parts of a fen
 * @example rmbWords('1006.5') // 人民币壹仟零陆元伍角整
 */
export function rmbWords(amount: string): string | null {
  const negative = amount.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? amount.slice(1) : amount).split('.');
  const cents = fraction.replace(/0+$/, '');
  if (whole.length > GROUPS.length * 4 || cents.length > 2) return null;
  const yuan = wholeWords(whole);
  const [jiao = '0', fen = '0'] = cents.padEnd(2, '0');
  const tail = `${jiao === '0' ? (yuan && fen !== '0' ? '零' : '') : `${digit(jiao)}角`}${fen === '0' ? '整' : `${digit(fen)}分`}`;
  const head = yuan ? `${yuan}元` : tail === '整' ? '零元' : '';
  return `人民币${negative ? '负' : ''}${head}${tail}`;
}

const digit = (letter: string) => DIGITS[Number(letter)] ?? '';

function wholeWords(whole: string): string {
  const padded = whole.padStart(Math.ceil(whole.length / 4) * 4, '0');
  const groups = padded.match(/\d{4}/g) ?? [];
  let words = '';
  let gap = false;
  groups.forEach((group, i) => {
    const place = groups.length - 1 - i;
    if (Number(group) === 0) {
      gap = words !== '';
      // Nothing between 万亿 and below: the 亿 of it is said all the same.
      return;
    }
    if (words && (gap || group.startsWith('0'))) words += '零';
    words += groupWords(group) + (GROUPS[place] ?? '');
    gap = false;
  });
  // 万亿 and 亿 in one amount: the 亿 is said once, at its end.
  return words.replace(/亿(?=.+亿)/g, '');
}

/** Four digits, zeros within said once. */
function groupWords(group: string): string {
  const said = [...group].map((letter, i) => (letter === '0' ? '零' : digit(letter) + (PLACES[3 - i] ?? ''))).join('');
  return said.replace(/零+/g, '零').replace(/^零|零$/g, '');
}
