/** In charge of options that a text names, by their label or their key. */
import type { FieldDescription } from '../../api/types';
import { byName, manyOf, type ReadText } from '../reading';
import type { FieldContext, Reading } from '../type';
import { inOptionOrder } from './options';

export async function optionReader(
  _texts: readonly string[],
  field: FieldDescription,
  context: FieldContext,
): Promise<ReadText<string>> {
  const offered = (field.options ?? []).filter(({ retired }) => !retired);
  return byName(
    offered.map(({ key, label }) => ({ words: [label, key], value: key })),
    context,
  );
}

/** As `optionReader`, several at once, in the order of the options. */
export async function optionsReader(
  texts: readonly string[],
  field: FieldDescription,
  context: FieldContext,
): Promise<ReadText<readonly string[]>> {
  const read = manyOf(await optionReader(texts, field, context));
  return (text): Reading<readonly string[]> => {
    const reading = read(text);
    return reading.ok && reading.value ? { ...reading, value: inOptionOrder(field, reading.value) } : reading;
  };
}
