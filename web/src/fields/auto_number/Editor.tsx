import { useTranslation } from 'react-i18next';
import { TextBox } from '../controls/TextBox';
import type { EditorProps, ViewProps } from '../type';

export function View({ value }: ViewProps<string>) {
  return value === null ? null : <span className="numeric">{value}</span>;
}

/** Nobody fills it in; a form that shows it says where the number comes from. */
export function Editor({ field, value, id, size }: EditorProps<string>) {
  const { t } = useTranslation('fields');
  return (
    <TextBox
      {...(id ? { id } : { label: field.label })}
      size={size}
      value={value}
      placeholder={t('types.auto_number.given')}
      disabled
      onChange={() => undefined}
    />
  );
}
