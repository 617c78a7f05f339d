import { MarkGroup } from '../controls/MarkGroup';
import { inOptionOrder } from '../options/options';
import type { EditorProps } from '../type';

export function Editor({ field, value, onChange, ...rest }: EditorProps<readonly string[]>) {
  const keys = value ?? [];
  return (
    <MarkGroup
      {...rest}
      kind="checkbox"
      label={field.label}
      options={field.options ?? []}
      chosen={keys}
      onPress={(key) => {
        const next = keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];
        onChange(inOptionOrder(field, next));
      }}
    />
  );
}
