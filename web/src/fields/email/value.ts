/** In charge of reading e-mail addresses: one, its domain in lower case. */
import type { FieldDescription } from '../../api/types';
import { readCode, understood } from '../codes';
import { isDomain } from '../hosts';
import type { FieldContext, Reading } from '../type';

const MAX_LENGTH = 254;
const LOCAL = /^(?=.{1,64}$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

export function allowedDomains({ allowed_domains }: Readonly<Record<string, unknown>>): readonly string[] {
  return Array.isArray(allowed_domains) ? allowed_domains.map(String) : [];
}

export function readEmail(typed: string, field: FieldDescription, context: FieldContext): Reading<string> {
  const { t } = context;
  return readCode(typed, context, (code) => {
    const plain = code.replace(/^mailto:/i, '');
    const at = plain.lastIndexOf('@');
    const local = plain.slice(0, Math.max(0, at));
    const domain = plain
      .slice(at + 1)
      .replaceAll('。', '.')
      .toLowerCase();
    if (!LOCAL.test(local) || !isDomain(domain)) return { ok: false, message: t('types.email.notEmail') };
    const address = `${local}@${domain}`;
    if (address.length > MAX_LENGTH)
      return { ok: false, message: t('read.tooLong', { max: MAX_LENGTH, count: address.length }) };
    const allowed = allowedDomains(field.settings);
    if (allowed.length > 0 && !allowed.some((each) => `.${domain}`.endsWith(`.${each}`)))
      return { ok: false, message: t('types.email.notAllowed', { domains: allowed.join(', ') }) };
    return understood(address, typed, context);
  });
}
