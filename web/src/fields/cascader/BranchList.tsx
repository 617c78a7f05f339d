/** The nodes of a tree under design, one a line, indented; branches fold. Of thousands only those in sight are drawn. */
import { produce } from 'immer';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRowWindow } from '../../grid/useRowWindow';
import { Icon } from '../../kit/Icon';
import { isEnter } from '../../kit/ime';
import { useIsPhone } from '../../kit/phone';
import { useSession } from '../../kit/session';
import { textOf, withText } from '../../kit/words';
import type { ConfigProps } from '../type';
import type { Branch } from './branches';
import styles from './cascader.module.css';
import { DEEPEST, freeKey } from './outline';

interface Props {
  branches: Branch[];
  published: readonly Branch[];
  keyFor: ConfigProps['keyFor'];
  onChange: (branches: Branch[]) => void;
  onPaste: () => void;
}

/** Where a node stands: its place on each level. */
type Place = readonly number[];

interface Line {
  readonly branch: Branch;
  readonly place: Place;
  readonly path: string;
}

/** Keys given before the words are known; replaced when they are. */
const INTERIM = /^n\d+$/;

function linesOf(branches: readonly Branch[], folded: ReadonlySet<string>, above: Line | null = null): Line[] {
  return branches.flatMap((branch, i) => {
    const path = above ? `${above.path}/${branch.key}` : branch.key;
    const line = { branch, place: [...(above?.place ?? []), i], path };
    return folded.has(path) ? [line] : [line, ...linesOf(branch.children ?? [], folded, line)];
  });
}

const pathsOf = (branches: readonly Branch[]): Set<string> =>
  new Set(linesOf(branches, new Set()).map(({ path }) => path));

/** The neighbours of a place, to be changed. */
function levelAt(tree: Branch[], place: Place): Branch[] {
  return place.slice(0, -1).reduce((level, at) => {
    const node = level[at];
    if (!node) return level;
    node.children ??= [];
    return node.children;
  }, tree);
}

const last = (place: Place): number => place.at(-1) ?? 0;
const blank = (level: readonly Branch[]): Branch => ({ key: freeKey(level), label: '', color: '', retired: false });

export function BranchList({ branches, published, keyFor, onChange, onPaste }: Props) {
  const { t, i18n } = useTranslation('fields');
  const base = useSession().workspace.language;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const fixed = useMemo(() => pathsOf(published), [published]);
  const lines = linesOf(branches, folded);
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = useIsPhone() ? 44 : 32;
  const { first, end } = useRowWindow({ scroller, total: lines.length, rowPx, list: '' });

  const edit = (place: Place, recipe: (level: Branch[], at: number) => void) =>
    onChange(produce(branches, (tree) => recipe(levelAt(tree as Branch[], place), last(place))));
  const nameOf = ({ label }: Branch) => textOf(label, i18n.language);
  const settle = async ({ branch, place, path }: Line) => {
    const name = nameOf(branch);
    if (!name || !INTERIM.test(branch.key) || fixed.has(path)) return;
    const level = levelAt(structuredClone(branches), place);
    const taken = level.filter((_, i) => i !== last(place)).map(({ key }) => key);
    const key = await keyFor(name, taken);
    edit(place, (neighbours, at) => {
      const node = neighbours[at];
      if (node?.key === branch.key) node.key = key;
    });
  };
  const row = (line: Line) => {
    const { branch, place, path } = line;
    const label = nameOf(branch);
    const open = !folded.has(path);
    return (
      <div key={place.join()} className={styles.row} style={{ paddingLeft: (place.length - 1) * 16 }}>
        <button
          type="button"
          className={styles.act}
          disabled={!branch.children?.length}
          aria-label={t('types.cascader.fold', { label })}
          aria-expanded={open}
          onClick={() => setFolded(new Set(open ? [...folded, path] : [...folded].filter((other) => other !== path)))}
        >
          <Icon name={open ? 'down' : 'right'} size={12} />
        </button>
        <input
          value={label}
          className={branch.retired ? styles.gone : ''}
          aria-label={t('config.optionName')}
          placeholder={t('config.optionName')}
          autoFocus={!label && !fixed.has(path)}
          onChange={(event) =>
            edit(place, (level, at) => {
              const node = level[at];
              if (node) node.label = withText(branch.label, i18n.language, event.target.value, base);
            })
          }
          onBlur={() => void settle(line)}
          onKeyDown={(event) => {
            if (!isEnter(event)) return;
            event.preventDefault();
            edit(place, (level, at) => void level.splice(at + 1, 0, blank(level)));
          }}
        />
        <button
          type="button"
          className={styles.act}
          disabled={place.length >= DEEPEST}
          title={t('types.cascader.below', { label })}
          aria-label={t('types.cascader.below', { label })}
          onClick={() =>
            edit(place, (level, at) => {
              const node = level[at];
              if (node) node.children = [...(node.children ?? []), blank(node.children ?? [])];
            })
          }
        >
          <Icon name="sub" size={14} />
        </button>
        {fixed.has(path) ? (
          <button
            type="button"
            className={styles.act}
            aria-label={t(branch.retired ? 'config.unretire' : 'config.retire', { label })}
            title={t(branch.retired ? 'config.unretire' : 'config.retire', { label })}
            onClick={() =>
              edit(place, (level, at) => {
                const node = level[at];
                if (node) node.retired = !branch.retired;
              })
            }
          >
            <Icon name={branch.retired ? 'undo' : 'eye'} size={14} />
          </button>
        ) : (
          <button
            type="button"
            className={styles.act}
            aria-label={t('config.remove', { label })}
            onClick={() => edit(place, (level, at) => void level.splice(at, 1))}
          >
            <Icon name="x" size={14} />
          </button>
        )}
      </div>
    );
  };
  return (
    <div>
      <section ref={scroller} className={styles.scroller} aria-label={t('types.cascader.tree')}>
        <div style={{ height: first * rowPx }} />
        {lines.slice(first, end).map(row)}
        <div style={{ height: Math.max(0, lines.length - end) * rowPx }} />
      </section>
      <div className={styles.foot}>
        <button type="button" className="btn ghost" onClick={() => onChange([...branches, blank(branches)])}>
          <Icon name="plus" />
          {t('config.addOption')}
        </button>
        <button type="button" className="btn ghost" onClick={onPaste}>
          <Icon name="lines" />
          {t('options.paste')}
        </button>
      </div>
    </div>
  );
}
