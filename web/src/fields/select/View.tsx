import { OptionTag } from '../../kit/OptionTag';
import { optionOf } from '../options/options';
import type { ViewProps } from '../type';

export function View({ field, value }: ViewProps<string>) {
  if (value === null) return null;
  const { label, color, retired } = optionOf(field, value);
  return <OptionTag label={label} color={color} retired={retired} />;
}
