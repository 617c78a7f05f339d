import { useFieldContext } from '../context';
import { TextBox } from '../controls/TextBox';
import type { EditorProps } from '../type';
import { readLongText } from './value';

export function Editor({ field, onChange, onProblem, ...rest }: EditorProps<string>) {
  const context = useFieldContext();
  const type = (text: string | null) => {
    const reading = readLongText(text ?? '', field, context);
    onProblem?.(reading.ok ? null : reading.message);
    onChange(text);
  };
  return <TextBox {...rest} onChange={type} multiline />;
}
