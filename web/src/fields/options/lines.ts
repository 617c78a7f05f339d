/** In charge of many options at once: one a line, as copied from a sheet or a document. */
import type { OptionBody } from '../../api/types';
import { OPTION_COLORS } from '../../kit/OptionTag';
import { textOf, withText } from '../../kit/words';
import { folded } from '../controls/matching';

export const MOST_OPTIONS = 10_000;

/** Keys given before the words are known; replaced when they are. */
export const INTERIM = /^option_\d+$/;

export interface ReadLines {
  /** Labels that are not there yet, each once, in their order. */
  readonly fresh: readonly string[];
  /** Labels that are there already or came twice. */
  readonly duplicates: readonly string[];
  /** How many labels did not find room any more. */
  readonly beyond: number;
}

export function readLines(text: string, options: readonly OptionBody[], language: string): ReadLines {
  const seen = new Set(options.map(({ label }) => folded(textOf(label, language))));
  const fresh: string[] = [];
  const duplicates: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const label = line.replace(/\t/g, ' ').trim().slice(0, 60);
    if (!label) continue;
    if (seen.has(folded(label))) duplicates.push(label);
    else fresh.push(label);
    seen.add(folded(label));
  }
  const room = Math.max(0, MOST_OPTIONS - options.length);
  return { fresh: fresh.slice(0, room), duplicates, beyond: Math.max(0, fresh.length - room) };
}

/** New options behind those there are, with colours in turn and keys nobody has. */
export function withLabels(
  options: readonly OptionBody[],
  labels: readonly string[],
  language: string,
  base: string,
): OptionBody[] {
  const taken = options.map(({ key }) => Number(INTERIM.test(key) && key.slice('option_'.length)) || 0);
  const from = Math.max(0, ...taken) + 1;
  const added = labels.map((label, i) => ({
    key: `option_${from + i}`,
    label: label ? withText('', language, label, base) : '',
    color: OPTION_COLORS[(options.length + i) % OPTION_COLORS.length] ?? 'stone',
    retired: false,
  }));
  return [...options, ...added];
}
