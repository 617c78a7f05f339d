/** What a batch did, in one sentence. */
import type { TFunction } from 'i18next';
import type { Batch } from '../../api/types';

/** `放入样例数据`, `修改「云杉仪器」`, `删除 客户 23 条`. `t` is that of namespace `batches`. */
export function batchSentence({ source, op, count, title, object_label }: Batch, t: TFunction<'batches'>): string {
  if (source === 'sample') return t('sentence.sample');
  if (count === 1 && title && title !== object_label) return t(`sentence.one.${op}`, { title });
  return t(`sentence.many.${op}`, { object: object_label, count });
}
