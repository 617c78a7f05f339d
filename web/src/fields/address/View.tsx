import { useRegions } from '../region/book';
import type { ViewProps } from '../type';
import { type Address, lineOf } from './value';

export function View({ value }: ViewProps<Address>) {
  const book = useRegions();
  return value === null ? null : <span>{lineOf(value, book)}</span>;
}

export function GridCell({ value }: ViewProps<Address>) {
  const book = useRegions();
  if (value === null) return null;
  const line = lineOf(value, book);
  return (
    <span className="ellipsis" title={line}>
      {line}
    </span>
  );
}
