/** In charge of the options of a choice field: those offered, and those only still shown. */
import type { FieldDescription, OptionDescription } from '../../api/types';
import { isMany, type LeafValue } from '../condition/model';
import { matching } from '../controls/matching';
import type { Choice, Choices, FieldContext } from '../type';

const byKey = new WeakMap<readonly OptionDescription[], ReadonlyMap<string, OptionDescription>>();

/** Of ten thousand options one is found at once. */
function indexOf(options: readonly OptionDescription[]): ReadonlyMap<string, OptionDescription> {
  const known = byKey.get(options) ?? new Map(options.map((option) => [option.key, option]));
  byKey.set(options, known);
  return known;
}

/** The option of a value. A key that stands in no list any more is shown as itself, retired. */
export function optionOf(field: FieldDescription, key: string): OptionDescription {
  const found = field.options && indexOf(field.options).get(key);
  return found ?? { key, label: key, color: 'stone', retired: true };
}

const choiceOf = (option: OptionDescription): Choice<string> => ({
  id: option.key,
  label: option.label,
  value: option.key,
  option,
});

/** Options a value can be chosen from. */
export function offered(field: FieldDescription, search: string): Choices<string> {
  return choicesOf(
    (field.options ?? []).filter(({ retired }) => !retired),
    search,
  );
}

/** Also those that cannot be chosen any more: records may still hold them, so a filter may ask for them. */
export function known(field: FieldDescription, search: string): Choices<string> {
  return choicesOf(field.options ?? [], search);
}

function choicesOf(options: readonly OptionDescription[], search: string): Choices<string> {
  return { choices: matching(options, search).map(choiceOf), loading: false };
}

/** Keys in the order of the options, as the server keeps them; null for none. */
export function inOptionOrder(field: FieldDescription, keys: readonly string[]): readonly string[] | null {
  const rank = new Map((field.options ?? []).map(({ key }, i) => [key, i]));
  const last = rank.size;
  const ordered = [...keys].sort((a, b) => (rank.get(a) ?? last) - (rank.get(b) ?? last));
  return ordered.length > 0 ? ordered : null;
}

export function optionWords(value: LeafValue, field: FieldDescription, { t }: FieldContext): string | null {
  const keys = isMany(value) ? value : typeof value === 'string' ? [value] : [];
  return keys.map((key) => optionOf(field, key).label).join(t('sentence.orValue')) || null;
}

/** As `optionWords`, the values side by side: whether one or all are meant, the operator says. */
export function optionList(value: LeafValue, field: FieldDescription, { t }: FieldContext): string | null {
  const keys = isMany(value) ? value : [];
  return keys.map((key) => optionOf(field, key).label).join(t('sentence.list')) || null;
}
