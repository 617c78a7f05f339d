import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Named } from '../../api/types';
import { isMany } from '../condition/model';
import { ChoiceBox } from '../controls/ChoiceBox';
import { ManyChoice } from '../controls/ManyChoice';
import type { EditorProps, FilterValueProps } from '../type';
import { departmentsQuery, useChoices } from './useChoices';

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

/** One department with those below it, or several by themselves. */
export function FilterValue({ field, op, value, onChange, autoFocus }: FilterValueProps) {
  const { t } = useTranslation('fields');
  const known = useQuery(departmentsQuery).data;
  if (op !== 'under' && op !== 'not_under') {
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
  const id = typeof value === 'string' ? value : null;
  const name = known?.find((one) => one.id === id)?.name;
  return (
    <ChoiceBox
      size="line"
      label={t('filter.value')}
      shown={id === null ? null : <span className="ellipsis">{name ?? '…'}</span>}
      chosen={id}
      subject={field}
      useChoices={useChoices}
      onPick={(choice) => onChange(choice?.id ?? null)}
      autoFocus={autoFocus}
    />
  );
}
