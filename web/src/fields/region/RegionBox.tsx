/** A chooser of a region: the usual cities on top, then level by level, or by name, pinyin or initials. */
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isBranch, labelOf, type Trail } from '../tree/nodes';
import { TreeBox } from '../tree/TreeBox';
import type { EditorProps } from '../type';
import { type Depth, downTo, useRegions } from './book';
import styles from './region.module.css';

interface Props extends Omit<EditorProps<string>, 'field' | 'onProblem'> {
  label?: string | undefined;
  depth: Depth;
  /** One may stop half-way. @default false */
  anywhere?: boolean;
}

/** Where most companies have customers. */
const USUAL = '110000 310000 440100 440300 330100 320100 320500 510100 420100 500000 120000 610100'.split(' ');

export function RegionBox({ value, onChange, depth, anywhere = false, ...rest }: Props) {
  const { t } = useTranslation('fields');
  const book = useRegions();
  const nodes = useMemo(() => downTo(book.tree, depth), [book, depth]);
  const mayPick = useCallback(
    (trail: Trail) => anywhere || trail.slice(-1).every((node) => !isBranch(node)),
    [anywhere],
  );
  const trail = value === null ? null : book.trailTo(value);
  return (
    <TreeBox
      {...rest}
      nodes={nodes}
      loading={book.tree.length === 0}
      placeholder={t('types.region.placeholder')}
      shown={value === null ? null : <span className="ellipsis">{trail ? labelOf(trail) : value}</span>}
      trail={trail && inTree(nodes, trail)}
      mayPick={mayPick}
      onPick={(next) => onChange(next?.at(-1)?.key ?? null)}
      above={(browse) => (
        <div className={styles.usual}>
          {USUAL.flatMap((code) => {
            const found = book.trailTo(code);
            const way = found && inTree(nodes, found);
            return way
              ? [
                  <button key={code} type="button" tabIndex={-1} onClick={() => browse(way)}>
                    {way.at(-1)?.label.replace(/\u5e02$/, '')}
                  </button>,
                ]
              : [];
          })}
        </div>
      )}
    />
  );
}

/** The same way among the nodes that are offered, as far as it goes. */
function inTree(nodes: readonly Trail[number][], trail: Trail): Trail | null {
  const way: Trail[number][] = [];
  let level = nodes;
  for (const { key } of trail) {
    const node = level.find((other) => other.key === key);
    if (!node) break;
    way.push(node);
    level = node.children ?? [];
  }
  return way.length > 0 ? way : null;
}
