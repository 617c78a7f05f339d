/** In charge of texts that nobody should read in passing. */
import type { ReadSecret } from '../sealed/value';

const MOST = 200;

export const readSecret: ReadSecret = (text, { settings }, { t }) => {
  const line = text.replace(/[\r\n\t]+/g, ' ').trim();
  const max = Number(settings.max_length ?? MOST);
  const count = [...line].length;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what cannot be kept
  if (/[\u0000-\u001f\u007f]/.test(line)) return { ok: false, message: t('read.notText') };
  if (count > max) return { ok: false, message: t('read.tooLong', { max, count }) };
  return { ok: true, value: line || null };
};
