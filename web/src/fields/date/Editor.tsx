import type { EditorProps } from '../type';
import { DateBox } from './DateBox';

export function Editor({ field, ...rest }: EditorProps<string>) {
  return <DateBox {...rest} settings={field.settings} />;
}
