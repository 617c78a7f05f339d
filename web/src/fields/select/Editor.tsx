import { useTranslation } from 'react-i18next';
import { isMany } from '../condition/model';
import { ChoiceBox } from '../controls/ChoiceBox';
import { ManyChoice } from '../controls/ManyChoice';
import type { EditorProps, FilterValueProps } from '../type';
import { known, offered } from './options';
import { View } from './View';

export function Editor({ field, value, onChange, ...rest }: EditorProps<string>) {
  const { t } = useTranslation('fields');
  return (
    <ChoiceBox
      {...rest}
      label={rest.id ? undefined : field.label}
      placeholder={t('choice.pick')}
      shown={value === null ? null : <View field={field} value={value} />}
      chosen={value}
      subject={field}
      useChoices={offered}
      onPick={(choice) => onChange(choice?.value ?? null)}
    />
  );
}

export function FilterValue({ field, value, onChange, autoFocus }: FilterValueProps) {
  const chosen = isMany(value) ? value : typeof value === 'string' && value ? [value] : [];
  return <ManyChoice chosen={chosen} onChange={onChange} autoFocus={autoFocus} subject={field} useChoices={known} />;
}
