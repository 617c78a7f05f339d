import { isMany } from '../condition/model';
import { ChoiceBox } from '../controls/ChoiceBox';
import { ManyChoice } from '../controls/ManyChoice';
import type { EditorProps, FilterValueProps } from '../type';
import { useChoices } from './useChoices';
import { useCreate } from './useCreate';
import type { Pointed } from './value';

export function Editor({ field, value, onChange, ...rest }: EditorProps<Pointed>) {
  const { actionOf, sheet } = useCreate(field, (pointed) => {
    onChange(pointed);
    rest.onDone?.();
  });
  return (
    <>
      <ChoiceBox
        {...rest}
        label={rest.id ? undefined : field.label}
        shown={value && <span className="ellipsis">{value.title}</span>}
        chosen={value?.id ?? null}
        subject={field}
        useChoices={useChoices}
        actionOf={actionOf}
        onPick={(choice) => onChange(choice?.value ?? null)}
      />
      {sheet}
    </>
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
