import { useTranslation } from 'react-i18next';
import { ManyBox } from '../controls/ManyBox';
import { mostOf, toggled, withoutId } from '../controls/many';
import { useChoices } from '../relation/useChoices';
import { useCreate } from '../relation/useCreate';
import type { Pointed } from '../relation/value';
import type { EditorProps } from '../type';

export function Editor({ field, value, onChange, ...rest }: EditorProps<readonly Pointed[]>) {
  const { t } = useTranslation('fields');
  const chosen = value ?? [];
  const { actionOf, sheet } = useCreate(field, (pointed) => onChange(toggled(chosen, pointed)));
  return (
    <>
      <ManyBox
        {...rest}
        max={mostOf(field)}
        label={rest.id ? undefined : field.label}
        chosen={chosen.map(({ id, title }) => ({ id, label: title || t('unnamed') }))}
        subject={field}
        useChoices={useChoices}
        actionOf={actionOf}
        onToggle={({ value: pointed }) => onChange(toggled(chosen, pointed))}
        onRemove={(id) => onChange(withoutId(chosen, id))}
      />
      {sheet}
    </>
  );
}
