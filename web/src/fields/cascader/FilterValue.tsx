/** Where in a tree a condition looks: one place and all below it, or several places. */
import { useTranslation } from 'react-i18next';
import { isMany } from '../condition/model';
import { ManyChoice } from '../controls/ManyChoice';
import { findTrails, labelOf, type Trail, type TreeNode, trailsOf } from '../tree/nodes';
import { TreeBox } from '../tree/TreeBox';
import type { Choices, FilterValueProps } from '../type';
import { pathOf, trailTo, treeOf } from './branches';

const anywhere = () => true;

function choicesIn(nodes: readonly TreeNode[], search: string): Choices<string> {
  const trails = search.trim() ? findTrails(nodes, search, anywhere) : [...trailsOf(nodes)];
  const choiceOf = (trail: Trail) => ({
    id: pathOf(trail),
    value: pathOf(trail),
    label: search.trim() ? labelOf(trail) : (trail.at(-1)?.label ?? ''),
    ...(search.trim() ? {} : { depth: trail.length - 1 }),
  });
  return { choices: trails.map(choiceOf), loading: false };
}

export function FilterValue({ field, op, value, onChange, autoFocus }: FilterValueProps) {
  const { t, i18n } = useTranslation('fields');
  const nodes = treeOf(field, i18n.language);
  if (op === 'in' || op === 'not_in') {
    return (
      <ManyChoice
        chosen={isMany(value) ? value : []}
        onChange={onChange}
        autoFocus={autoFocus}
        subject={nodes}
        useChoices={choicesIn}
      />
    );
  }
  const trail = typeof value === 'string' ? trailTo(nodes, value) : null;
  return (
    <TreeBox
      size="line"
      label={t('filter.value')}
      nodes={nodes}
      shown={trail && <span className="ellipsis">{labelOf(trail)}</span>}
      trail={trail}
      mayPick={anywhere}
      onPick={(next) => onChange(next ? pathOf(next) : null)}
      autoFocus={autoFocus}
    />
  );
}
