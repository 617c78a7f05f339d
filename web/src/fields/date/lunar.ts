/** In charge of the lunar calendar: what day of it a day is. The browser knows the calendar. */

const TENS = '\u521d\u5341\u5eff\u4e09';
const ONES = '\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341';

/** @example lunarDay('2026-03-05', 'zh-CN') // the first month, seventeenth day, in Chinese */
export function lunarDay(day: string, language: string): string {
  const chinese = language.startsWith('zh');
  const format = new Intl.DateTimeFormat(chinese ? 'zh-CN-u-ca-chinese' : 'en-US-u-ca-chinese', {
    month: chinese ? 'long' : 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const parts = format.formatToParts(Date.parse(`${day}T00:00:00Z`));
  const [month = '', number = ''] = ['month', 'day'].map((kind) => parts.find(({ type }) => type === kind)?.value);
  return chinese ? `${month}${dayName(Number(number))}` : `${month}/${number}`;
}

function dayName(number: number): string {
  const [ten, one] = [Math.floor(number / 10), number % 10];
  if (one !== 0) return `${TENS[ten]}${ONES[one]}`;
  return ten === 1 ? `${TENS[0]}${ONES[10]}` : `${ONES[ten]}${ONES[10]}`;
}
