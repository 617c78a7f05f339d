/** In charge of lists of things that are told apart by their id. */

interface Identified {
  readonly id: string;
}

/** The list without a thing; null when nothing is left. */
export function withoutId<T extends Identified>(list: readonly T[], id: string): readonly T[] | null {
  const rest = list.filter((other) => other.id !== id);
  return rest.length > 0 ? rest : null;
}

/** The list with a thing behind it, or without it when it was there. */
export function toggled<T extends Identified>(list: readonly T[], thing: T): readonly T[] | null {
  return list.some(({ id }) => id === thing.id) ? withoutId(list, thing.id) : [...list, thing];
}

/** How many the design allows; null for as many as one likes. */
export const mostOf = ({ settings }: { settings: Readonly<Record<string, unknown>> }): number | null => {
  const most = Number(settings.max_count ?? 0);
  return most > 0 ? most : null;
};
