import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isBranch, living, type Trail } from '../tree/nodes';
import { TreeBox } from '../tree/TreeBox';
import type { EditorProps } from '../type';
import { pathOf, trailTo, treeOf } from './branches';
import { View } from './View';

export function Editor({ field, value, onChange, ...rest }: EditorProps<string>) {
  const { t, i18n } = useTranslation('fields');
  const tree = treeOf(field, i18n.language);
  const nodes = useMemo(() => living(tree), [tree]);
  const leafOnly = field.settings.leaf_only !== false;
  const mayPick = useCallback(
    (trail: Trail) => !leafOnly || trail.slice(-1).every((node) => !isBranch(node)),
    [leafOnly],
  );
  return (
    <TreeBox
      {...rest}
      label={rest.id ? undefined : field.label}
      placeholder={t('choice.pick')}
      nodes={nodes}
      shown={value === null ? null : <View field={field} value={value} />}
      trail={value === null ? null : trailTo(nodes, value)}
      mayPick={mayPick}
      onPick={(trail) => onChange(trail ? pathOf(trail) : null)}
    />
  );
}
