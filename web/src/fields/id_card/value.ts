/** In charge of citizen identity numbers as they are typed: GB 11643, with the reason why one is refused. */
import { fitsIdCard, idCardBirthday } from '../checks/idCard';
import { type ReadSecret, readSealed } from '../sealed/value';

const FORM = /^[1-9]\d{16}[\dX]$/;
const OLD = /^[1-9]\d{14}$/;
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
const EARLIEST = '1880-01-01';

export const readIdCard: ReadSecret = (text, _field, context) =>
  readSealed(text, context, (number) => {
    const wrong = problemOf(number, context.today);
    const said = { count: [...number].length };
    return wrong ? { ok: false, message: context.t(`types.id_card.${wrong}`, said) } : { ok: true, value: number };
  });

function problemOf(number: string, today: string): string | null {
  if (OLD.test(number)) return 'old';
  if (!FORM.test(number)) return 'form';
  if (!PROVINCES.has(number[0] === '9' ? number.slice(1, 3) : number.slice(0, 2))) return 'region';
  const born = idCardBirthday(number);
  if (born === null || born < EARLIEST || born > today) return 'birthday';
  return fitsIdCard(number) ? null : 'check';
}
