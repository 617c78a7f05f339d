import { useIsPhone } from '../../kit/phone';
import type { EditorProps } from '../type';
import { LineCards } from './LineCards';
import { LineGrid } from './LineGrid';
import { useLines } from './useLines';
import type { Lines } from './value';

/** The lines as a table to type into; on a phone as cards, each changed in a sheet. */
export function Editor({ field, value, onChange, inner, ...rest }: EditorProps<Lines>) {
  const phone = useIsPhone();
  const edit = useLines({ field, value, onChange, inner });
  const Shown = phone ? LineCards : LineGrid;
  return (
    <Shown
      field={field}
      edit={edit}
      id={rest.id}
      disabled={rest.disabled ?? false}
      invalid={rest.invalid ?? false}
      describedBy={rest.describedBy}
    />
  );
}
