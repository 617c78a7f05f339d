/** In charge of reading a typed day against its field. */
import type { FieldContext, Reading } from '../type';
import { outside } from './bounds';
import { readDate } from './value';

export function readDay(
  typed: string,
  settings: Readonly<Record<string, unknown>>,
  context: FieldContext,
): Reading<string> {
  if (!typed.trim()) return { ok: true, value: null };
  const day = readDate(typed, context.today);
  if (!day) return { ok: false, message: context.t('read.notDate') };
  const message = outside(day, settings, context);
  if (message !== null) return { ok: false, message };
  return { ok: true, value: day, echo: context.t('read.echo', { value: day }) };
}
