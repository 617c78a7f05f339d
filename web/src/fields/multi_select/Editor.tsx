import { useTranslation } from 'react-i18next';
import { OptionTag } from '../../kit/OptionTag';
import { ManyBox } from '../controls/ManyBox';
import { mostOf } from '../controls/many';
import { inOptionOrder, offered, optionOf } from '../options/options';
import type { EditorProps } from '../type';

export function Editor({ field, value, onChange, ...rest }: EditorProps<readonly string[]>) {
  const { t } = useTranslation('fields');
  const keys = value ?? [];
  const without = (key: string) => keys.filter((other) => other !== key);
  return (
    <ManyBox
      {...rest}
      max={mostOf(field)}
      label={rest.id ? undefined : field.label}
      placeholder={t('choice.pickMany')}
      chosen={keys.map((key) => {
        const { label, color, retired } = optionOf(field, key);
        return { id: key, label, shown: <OptionTag label={label} color={color} retired={retired} /> };
      })}
      subject={field}
      useChoices={offered}
      onToggle={({ id }) => onChange(inOptionOrder(field, keys.includes(id) ? without(id) : [...keys, id]))}
      onRemove={(id) => onChange(inOptionOrder(field, without(id)))}
    />
  );
}
