/**
 * In charge of values that a text names: options by their label, people and records by their name, several of them in
 * one text. What a list offers is matched here; what only the server knows is asked for all texts at once.
 */
import { folded } from './controls/matching';
import type { FieldContext, Reading } from './type';

export type ReadText<V> = (text: string) => Reading<V>;

/** Something that a text may name: by any of its words. */
export interface Nameable<V> {
  readonly words: readonly string[];
  readonly value: V;
}

/** How people part what they write in one cell. */
const BETWEEN = /[,，、;；\r\n]+/;

/** Names, each once, also those that stand beside others in one text. */
export function namesIn(texts: readonly string[], several: boolean): string[] {
  const all = texts.flatMap((text) => (several ? [text, ...text.split(BETWEEN)] : [text]));
  return [...new Set(all.map((text) => text.trim()).filter(Boolean))];
}

/** Reads the name of one thing. An exact name goes before one that differs in case and width; two alike are refused. */
export function byName<V>(things: readonly Nameable<V>[], { t }: FieldContext): ReadText<V> {
  const exact = grouped(things, (word) => word.trim());
  const loose = grouped(things, folded);
  return (typed) => {
    const text = typed.trim();
    if (!text) return { ok: true, value: null };
    const found = exact.get(text) ?? loose.get(folded(text)) ?? [];
    const [one] = found;
    if (found.length > 1) return { ok: false, message: t('read.several', { text }) };
    return one ? { ok: true, value: one.value } : { ok: false, message: t('read.noSuch', { text }) };
  };
}

function grouped<V>(things: readonly Nameable<V>[], key: (word: string) => string) {
  const found = new Map<string, Nameable<V>[]>();
  for (const thing of things) {
    for (const word of new Set(thing.words.map(key))) found.set(word, [...(found.get(word) ?? []), thing]);
  }
  return found;
}

/** Reads several; a text that names one as it stands is not parted. */
export function manyOf<V>(read: ReadText<V>): ReadText<readonly V[]> {
  return (text) => {
    if (!text.trim()) return { ok: true, value: null };
    const whole = read(text);
    const readings = whole.ok
      ? [whole]
      : text
          .split(BETWEEN)
          .filter((part) => part.trim())
          .map(read);
    const values: V[] = [];
    for (const reading of readings) {
      if (!reading.ok) return reading;
      if (reading.value !== null) values.push(reading.value);
    }
    return { ok: true, value: values.length > 0 ? values : null };
  };
}
