import { CleanHtml } from '../controls/CleanHtml';
import type { ViewProps } from '../type';
import { plainOf } from './value';

export function View({ value }: ViewProps<string>) {
  return value === null ? null : <CleanHtml html={value} />;
}

/** Its first words, on one line. */
export function GridCell({ value }: ViewProps<string>) {
  return value === null ? null : plainOf(value);
}
