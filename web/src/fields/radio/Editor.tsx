import { MarkGroup } from '../controls/MarkGroup';
import type { EditorProps } from '../type';

export function Editor({ field, value, onChange, ...rest }: EditorProps<string>) {
  return (
    <MarkGroup
      {...rest}
      kind="radio"
      label={field.label}
      options={field.options ?? []}
      chosen={value === null ? [] : [value]}
      onPress={onChange}
      onClear={() => onChange(null)}
    />
  );
}
