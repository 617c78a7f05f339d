/**
 * In charge of telephone numbers as people write them, and of the one spelling in which they are kept.
 *
 * An area code is `010` or `02x`, or four digits from `03` to `09`; a mobile number has eleven digits from 13 to 19;
 * everything else is foreign and begins with `+` and its country.
 */
import type { FieldDescription } from '../../api/types';
import { readDigits, understood } from '../codes';
import type { FieldContext, Reading } from '../type';

const SEPARATORS = /[\s()[\].·~‐‑‒–—―−-]/g;
const EXTENSION = /^(.*[0-9)\]])\s*(?:转|轉|分机|分機|ext\.?|extension|x|#|,|-)\s*[:：]?\s*([0-9]{1,6})$/i;
const HOME = /^(?:\+|00)86/;
const MOBILE = /^1[3-9][0-9]{9}$/;
const FOREIGN = /^\+(?!86)[1-9][0-9]{6,14}$/;
const LANDLINE = /^(010|02[0-9]|0[3-9][0-9]{2})([1-9][0-9]{6,7})$/;
const LOCAL = /^[1-9][0-9]{6,7}$/;
const SERVICE = /^([48]00)([0-9]{3})([0-9]{4})$/;
const SHORT = /^(?:1[0-9]{2}|1[02][0-9]{3}|9[56][0-9]{3,4}|1010[0-9]{4})$/;
/** With its extension as it is kept: a short one must not be read as the end of the number before it. */
const KEPT =
  /^(?:(?:010|02[0-9])-[1-9][0-9]{7}|0[3-9][0-9]{2}-[1-9][0-9]{6,7}|[48]00-[0-9]{3}-[0-9]{4}|1[3-9][0-9]{9}|\+(?!86)[1-9][0-9]{6,14})-[0-9]{1,6}$/;

/** `13800001234` or `+447700900123`; null when it is no mobile number. */
export function mobileNumber(typed: string): string | null {
  const joined = joinedDigits(typed);
  const digits = joined.length > 11 ? joined.replace(/^86(?=1)/, '') : joined;
  return MOBILE.test(digits) || FOREIGN.test(digits) ? digits : null;
}

/** A number of any kind, an extension at its end: `0755-12345678-801`. */
export function phoneNumber(typed: string, areaCode: string): string | null {
  if (KEPT.test(typed)) return typed;
  const whole = wholeNumber(joinedDigits(typed), areaCode);
  if (whole !== null) return whole;
  const [, main, extension] = EXTENSION.exec(typed) ?? [];
  const number = main === undefined ? null : wholeNumber(joinedDigits(main), areaCode);
  return number === null ? null : `${number}-${extension}`;
}

/** The digits after a `+` if there is one; numbers of this country without it. */
function joinedDigits(typed: string): string {
  const digits = typed.replace(SEPARATORS, '');
  if (HOME.test(digits)) {
    const rest = digits.replace(HOME, '');
    const national = MOBILE.test(rest) || SERVICE.test(rest) || SHORT.test(rest);
    return rest.startsWith('0') || national ? rest : `0${rest}`;
  }
  const abroad = digits.replace(/^00(?=[1-9])/, '+');
  return abroad.startsWith('0') && MOBILE.test(abroad.slice(1)) ? abroad.slice(1) : abroad;
}

function wholeNumber(digits: string, areaCode: string): string | null {
  if (MOBILE.test(digits) || FOREIGN.test(digits) || SHORT.test(digits)) return digits;
  const service = SERVICE.exec(digits);
  if (service) return service.slice(1).join('-');
  const [, area, number] = LANDLINE.exec(areaCode && LOCAL.test(digits) ? areaCode + digits : digits) ?? [];
  if (area === undefined || number === undefined || (area.length === 3 && number.length !== 8)) return null;
  return `${area}-${number}`;
}

export function readPhone(typed: string, field: FieldDescription, context: FieldContext): Reading<string> {
  return readDigits(typed, context, (code) => {
    const number = phoneNumber(code, String(field.settings.area_code ?? ''));
    return number === null
      ? { ok: false, message: context.t('types.phone.notPhone') }
      : understood(number, typed, context);
  });
}

/** `138 0000 1234`: in groups that an eye can compare; other numbers as they are kept. */
export const showMobile = (number: string): string => number.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3');
