import type { Named } from '../../api/types';
import { isMany } from '../condition/model';
import { ChoiceBox } from '../controls/ChoiceBox';
import { ManyChoice } from '../controls/ManyChoice';
import type { EditorProps, FilterValueProps } from '../type';
import { useChoices } from './useChoices';

export function Editor({ field, value, onChange, ...rest }: EditorProps<Named>) {
  return (
    <ChoiceBox
      {...rest}
      label={rest.id ? undefined : field.label}
      shown={value && <span className="ellipsis">{value.name}</span>}
      chosen={value?.id ?? null}
      subject={field}
      useChoices={useChoices}
      onPick={(choice) => onChange(choice?.value ?? null)}
    />
  );
}

export function FilterValue({ field, value, onChange, autoFocus }: FilterValueProps) {
  return (
    <ManyChoice
      chosen={isMany(value) ? value : []}
      onChange={onChange}
      autoFocus={autoFocus}
      subject={field}
      useChoices={useChoices}
    />
  );
}
