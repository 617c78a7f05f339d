/** In charge of reading unified social credit codes: as the licence shows them, spaces and case left aside. */
import type { FieldDescription } from '../../api/types';
import { fitsCreditCode, hasCreditCodeShape } from '../checks/creditCode';
import { readCode, understood } from '../codes';
import type { FieldContext, Reading } from '../type';

export function readCreditCode(typed: string, _field: FieldDescription, context: FieldContext): Reading<string> {
  const { t } = context;
  return readCode(typed, context, (text) => {
    const code = text.replace(/[\s-]/g, '').toUpperCase();
    if (!hasCreditCodeShape(code))
      return { ok: false, message: t('types.credit_code.notShaped', { count: [...code].length }) };
    if (!fitsCreditCode(code)) return { ok: false, message: t('types.credit_code.misspelt') };
    return understood(code, typed, context);
  });
}
