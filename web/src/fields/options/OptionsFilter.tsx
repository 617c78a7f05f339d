/** The value of a condition on a field with options: one or several of them, retired ones included. */
import { isMany } from '../condition/model';
import { ManyChoice } from '../controls/ManyChoice';
import type { FilterValueProps } from '../type';
import { known } from './options';

export function OptionsFilter({ field, value, onChange, autoFocus }: FilterValueProps) {
  const chosen = isMany(value) ? value : typeof value === 'string' && value ? [value] : [];
  return <ManyChoice chosen={chosen} onChange={onChange} autoFocus={autoFocus} subject={field} useChoices={known} />;
}
