/** In charge of reading addresses of the web that are safe to follow: http or https, no password in them. */
import type { FieldDescription } from '../../api/types';
import { readCode, understood } from '../codes';
import { isDomain, isHost } from '../hosts';
import type { FieldContext, Reading } from '../type';

const ADDRESS =
  /^(?:(?<scheme>https?):\/{2})?(?<host>\[[^\]\s]*\]|[^/?#:@\s]+)(?<port>:[0-9]{1,5})?(?<rest>[/?#][^\s<>"{}|\\^`]*)?$/i;

export function readUrl(typed: string, field: FieldDescription, context: FieldContext): Reading<string> {
  const { t } = context;
  return readCode(typed, context, (code) => {
    const parts = ADDRESS.exec(code.replace(/^(https?)[:：][/／]{2}/i, '$1://'))?.groups;
    const host = (parts?.host ?? '').replaceAll('。', '.').toLowerCase();
    // Without a scheme only what can be nothing but a domain is taken: "intranet" may as well be a word.
    const fits = parts?.scheme ? isHost : isDomain;
    if (!parts || !fits(host)) return { ok: false, message: t('types.url.notUrl') };
    const address = `${(parts.scheme ?? 'https').toLowerCase()}://${host}${parts.port ?? ''}${parts.rest ?? ''}`;
    const max = Number(field.settings.max_length) || null;
    const count = [...address].length;
    if (max !== null && count > max) return { ok: false, message: t('read.tooLong', { max, count }) };
    return understood(address, typed, context);
  });
}
