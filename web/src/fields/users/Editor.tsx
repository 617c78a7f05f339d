import type { Named } from '../../api/types';
import { useFieldContext } from '../context';
import { ManyBox } from '../controls/ManyBox';
import { mostOf, toggled, withoutId } from '../controls/many';
import type { EditorProps } from '../type';
import { Person } from '../user/Person';
import { useChoices } from '../user/useChoices';

export function Editor({ field, value, onChange, ...rest }: EditorProps<readonly Named[]>) {
  const { me } = useFieldContext();
  const people = value ?? [];
  return (
    <ManyBox
      {...rest}
      max={mostOf(field)}
      label={rest.id ? undefined : field.label}
      chosen={people.map(({ id, name }) => ({ id, label: name, shown: <Person name={name} me={id === me.id} /> }))}
      subject={field}
      useChoices={useChoices}
      onToggle={({ value: person }) => onChange(toggled(people, person))}
      onRemove={(id) => onChange(withoutId(people, id))}
    />
  );
}
