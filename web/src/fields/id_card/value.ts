/** In charge of citizen identity numbers as they are typed: GB 11643, with the reason why one is refused. */
import { fitsIdCard, idCardBirthday } from '../checks/idCard';
import { compact, type ReadSecret } from '../sealed/value';

const FORM = /^[1-9]\d{16}[\dX]$/;
const OLD = /^[1-9]\d{14}$/;
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
const EARLIEST = '1880-01-01';

export const readIdCard: ReadSecret = (text, _field, { t, today }) => {
  const number = compact(text);
  const wrong = (key: string) => ({ ok: false as const, message: t(`types.id_card.${key}`, { count: number.length }) });
  if (number === '') return { ok: true, value: null };
  if (OLD.test(number)) return wrong('old');
  if (!FORM.test(number)) return wrong('form');
  if (!PROVINCES.has(number[0] === '9' ? number.slice(1, 3) : number.slice(0, 2))) return wrong('region');
  const born = idCardBirthday(number);
  if (born === null || born < EARLIEST || born > today) return wrong('birthday');
  return fitsIdCard(number) ? { ok: true, value: number } : wrong('check');
};
