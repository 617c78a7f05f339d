import type { Named } from '../../api/types';
import { ManyBox } from '../controls/ManyBox';
import { mostOf, toggled, withoutId } from '../controls/many';
import { useChoices } from '../department/useChoices';
import type { EditorProps } from '../type';

export function Editor({ field, value, onChange, ...rest }: EditorProps<readonly Named[]>) {
  const chosen = value ?? [];
  return (
    <ManyBox
      {...rest}
      max={mostOf(field)}
      label={rest.id ? undefined : field.label}
      chosen={chosen.map(({ id, name }) => ({ id, label: name }))}
      subject={field}
      useChoices={useChoices}
      onToggle={({ value: department }) => onChange(toggled(chosen, department))}
      onRemove={(id) => onChange(withoutId(chosen, id))}
    />
  );
}
