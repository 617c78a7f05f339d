import { useFieldContext } from '../context';
import { TextBox } from '../controls/TextBox';
import type { EditorProps } from '../type';
import { readText } from './value';

export function Editor({ field, value, onChange, onProblem, ...rest }: EditorProps<string>) {
  const context = useFieldContext();
  const type = (text: string | null) => {
    const reading = readText(text ?? '', field, context);
    onProblem?.(reading.ok ? null : reading.message);
    onChange(text);
  };
  return <TextBox {...rest} value={value} onChange={type} multiline={field.settings.multiline === true} />;
}
