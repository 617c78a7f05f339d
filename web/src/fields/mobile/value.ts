/** In charge of reading mobile numbers: eleven digits of the mainland, or a foreign number with its country. */
import type { FieldDescription } from '../../api/types';
import { readDigits, understood } from '../codes';
import { mobileNumber } from '../phone/value';
import type { FieldContext, Reading } from '../type';

export function readMobile(typed: string, _field: FieldDescription, context: FieldContext): Reading<string> {
  return readDigits(typed, context, (code) => {
    const number = mobileNumber(code);
    return number === null
      ? { ok: false, message: context.t('types.mobile.notMobile') }
      : understood(number, typed, context);
  });
}
