import { useTranslation } from 'react-i18next';
import { isMany } from '../condition/model';
import { ManyChoice } from '../controls/ManyChoice';
import { findTrails, labelOf, type TreeNode, trailsOf } from '../tree/nodes';
import type { Choices, EditorProps, FilterValueProps, ViewProps } from '../type';
import { depthOf, useRegions } from './book';
import { RegionBox } from './RegionBox';

export function Editor({ field, onProblem: _, ...rest }: EditorProps<string>) {
  return <RegionBox {...rest} label={rest.id ? undefined : field.label} depth={depthOf(field.settings)} />;
}

export function View({ value }: ViewProps<string>) {
  const book = useRegions();
  if (value === null) return null;
  const trail = book.trailTo(value);
  const words = trail ? labelOf(trail) : value;
  return (
    <span className="ellipsis" title={words}>
      {words}
    </span>
  );
}

function choicesIn(nodes: readonly TreeNode[], search: string): Choices<string> {
  const trails = search.trim() ? findTrails(nodes, search, () => true) : [...trailsOf(nodes)];
  const choices = trails.map((trail) => {
    const node = trail.at(-1);
    const key = node?.key ?? '';
    if (search.trim()) return { id: key, value: key, label: labelOf(trail) };
    return { id: key, value: key, label: node?.label ?? '', depth: trail.length - 1 };
  });
  return { choices, loading: nodes.length === 0 };
}

export function FilterValue({ op, value, onChange, autoFocus }: FilterValueProps) {
  const { t } = useTranslation('fields');
  const book = useRegions();
  if (op === 'in' || op === 'not_in') {
    return (
      <ManyChoice
        chosen={isMany(value) ? value : []}
        onChange={onChange}
        autoFocus={autoFocus}
        subject={book.tree}
        useChoices={choicesIn}
      />
    );
  }
  return (
    <RegionBox
      size="line"
      anywhere
      depth="district"
      label={t('filter.value')}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
      autoFocus={autoFocus ?? false}
    />
  );
}

/** Names of the regions that a condition names by code. */
export function FilterWords({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('fields');
  const book = useRegions();
  const nameOf = (code: string) => {
    const trail = book.trailTo(code);
    return trail ? labelOf(trail) : code;
  };
  return <>{ids.map(nameOf).join(t('sentence.orValue'))}</>;
}
