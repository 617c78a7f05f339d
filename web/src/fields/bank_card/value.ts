/** In charge of card numbers as they are typed: 13 to 19 digits, the last one a check. */
import { fitsLuhn } from '../checks/luhn';
import { type ReadSecret, readSealed } from '../sealed/value';

export const readBankCard: ReadSecret = (text, _field, context) =>
  readSealed(text, context, (number) => {
    if (!/^\d{13,19}$/.test(number)) return { ok: false, message: context.t('types.bank_card.form') };
    return fitsLuhn(number) ? { ok: true, value: number } : { ok: false, message: context.t('types.bank_card.check') };
  });
