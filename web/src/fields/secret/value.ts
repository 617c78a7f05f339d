/** In charge of texts that nobody should read in passing. */
import { type ReadSecret, readPlain } from '../sealed/value';

const MOST = 200;

export const readSecret: ReadSecret = (typed, { settings }, context) =>
  readPlain(typed, context, (text) => {
    const max = Number(settings.max_length ?? MOST);
    const count = [...text].length;
    return count > max ? { ok: false, message: context.t('read.tooLong', { max, count }) } : { ok: true, value: text };
  });
