/** In charge of card numbers as they are typed: 13 to 19 digits, the last one a check. */
import { fitsLuhn } from '../checks/luhn';
import { compact, type ReadSecret } from '../sealed/value';

export const readBankCard: ReadSecret = (text, _field, { t }) => {
  const number = compact(text);
  if (number === '') return { ok: true, value: null };
  if (!/^\d{13,19}$/.test(number)) return { ok: false, message: t('types.bank_card.form') };
  return fitsLuhn(number) ? { ok: true, value: number } : { ok: false, message: t('types.bank_card.check') };
};
