import { OptionTag } from '../../kit/OptionTag';
import type { ViewProps } from '../type';
import { optionOf } from './options';

export function View({ field, value }: ViewProps<string>) {
  if (value === null) return null;
  const { label, color, retired } = optionOf(field, value);
  return <OptionTag label={label} color={color} retired={retired} />;
}
