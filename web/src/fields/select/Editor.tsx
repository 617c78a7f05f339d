import { useTranslation } from 'react-i18next';
import { ChoiceBox } from '../controls/ChoiceBox';
import { offered } from '../options/options';
import type { EditorProps } from '../type';
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
