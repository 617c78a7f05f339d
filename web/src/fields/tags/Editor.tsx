import { useTranslation } from 'react-i18next';
import type { FieldDescription } from '../../api/types';
import { isMany } from '../condition/model';
import { ManyBox } from '../controls/ManyBox';
import { mostOf } from '../controls/many';
import { matching } from '../controls/matching';
import type { Choices, EditorProps, FilterValueProps } from '../type';
import { isKnown, splitTags, suggestionsOf, takesNew, withTags } from './value';

function useSuggested(field: FieldDescription, search: string): Choices<string> {
  const found = matching(
    suggestionsOf(field).map((label) => ({ label })),
    search,
  );
  return { choices: found.map(({ label }) => ({ id: label, label, value: label })), loading: false };
}

interface TagBoxProps extends Omit<EditorProps<readonly string[]>, 'onProblem'> {
  takesNew: boolean;
  max: number | null;
}

function TagBox({ field, value, onChange, takesNew: free, max, ...rest }: TagBoxProps) {
  const { t } = useTranslation('fields');
  const tags = value ?? [];
  const set = (next: readonly string[]) => onChange(next.length > 0 ? next.slice(0, max ?? next.length) : null);
  const without = (tag: string) => tags.filter((other) => other !== tag);
  const add = (typed: readonly string[]) => {
    const known = suggestionsOf(field);
    set(withTags(tags, free ? typed : typed.filter((tag) => isKnown(known, tag.trim())), known));
  };
  return (
    <ManyBox
      {...rest}
      max={max}
      label={rest.id ? undefined : field.label}
      placeholder={t(free ? 'types.tags.type' : 'choice.pickMany')}
      chosen={tags.map((tag) => ({ id: tag, label: tag }))}
      subject={field}
      useChoices={useSuggested}
      onToggle={({ value: tag }) => set(tags.includes(tag) ? without(tag) : withTags(tags, [tag]))}
      onRemove={(tag) => set(without(tag))}
      onLines={(lines) => {
        add(lines.flatMap(splitTags));
        return true;
      }}
      actionOf={(search, { choices }) => {
        const typed = splitTags(search).filter((tag) => tag.trim());
        const known = choices.some(({ label }) => isKnown([label], search));
        if (!free || typed.length === 0 || known) return null;
        return { label: t('types.tags.add', { tags: typed.join(t('sentence.list')) }), run: () => add(typed) };
      }}
    />
  );
}

export function Editor({ onProblem: _, ...props }: EditorProps<readonly string[]>) {
  return <TagBox {...props} takesNew={takesNew(props.field)} max={mostOf(props.field)} />;
}

/** Records may hold tags that nobody suggests any more, so any word may be asked for. */
export function FilterValue({ field, value, onChange, autoFocus }: FilterValueProps) {
  return (
    <TagBox
      size="line"
      takesNew
      max={null}
      field={field}
      value={isMany(value) ? value : []}
      onChange={(tags) => onChange(tags ?? [])}
      autoFocus={autoFocus ?? false}
    />
  );
}
