/** In charge of the options of a select field: those offered, and those only still shown. */
import type { FieldDescription, OptionDescription } from '../../api/types';
import { isMany, type LeafValue } from '../condition/model';
import { matching } from '../controls/PickBox';
import type { Choice, Choices, FieldContext } from '../type';

/** The option of a value. A key that stands in no list any more is shown as itself, retired. */
export function optionOf(field: FieldDescription, key: string): OptionDescription {
  return field.options?.find((option) => option.key === key) ?? { key, label: key, color: 'stone', retired: true };
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

export function optionWords(value: LeafValue, field: FieldDescription, { t }: FieldContext): string | null {
  const keys = isMany(value) ? value : typeof value === 'string' ? [value] : [];
  return keys.map((key) => optionOf(field, key).label).join(t('sentence.orValue')) || null;
}
