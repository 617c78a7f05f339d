/** The levels of a tree: side by side where there is room, one at a time on a phone. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { useIsPhone } from '../../kit/phone';
import { ChoiceList } from '../controls/ChoiceList';
import { isBranch, type Trail, type TreeNode } from './nodes';
import styles from './tree.module.css';

interface Props {
  id: string;
  nodes: readonly TreeNode[];
  loading: boolean;
  /** How far one has gone; its last node is the active one. */
  browse: Trail;
  mayPick: (trail: Trail) => boolean;
  onPress: (trail: Trail) => void;
  onBrowse: (trail: Trail) => void;
  onTake: (trail: Trail) => void;
}

export function TreeMenu(props: Props) {
  const { t } = useTranslation('fields');
  const phone = useIsPhone();
  const { browse, mayPick, onTake } = props;
  const last = browse.at(-1);
  return (
    <>
      {phone ? <Drill {...props} /> : <Columns {...props} />}
      {last && isBranch(last) && mayPick(browse) && (
        <button type="button" tabIndex={-1} className={styles.take} onClick={() => onTake(browse)}>
          <Icon name="check" size={14} />
          {t('tree.take', { label: last.label })}
        </button>
      )}
    </>
  );
}

const choicesOf = (nodes: readonly TreeNode[], loading: boolean) => ({
  choices: nodes.map((node) => ({ id: node.key, label: node.label, value: node, leads: isBranch(node) })),
  loading,
});

function Columns({ id, nodes, loading, browse, onPress }: Props) {
  const levels = [nodes, ...browse.flatMap(({ children }) => (children?.length ? [children] : []))];
  return (
    <div className={styles.columns}>
      {levels.map((level, at) => {
        const here = browse[at];
        return (
          <div key={browse[at - 1]?.key ?? ''} className={styles.column}>
            <ChoiceList
              id={at === 0 ? id : `${id}-${at}`}
              found={choicesOf(level, loading)}
              active={here ? level.indexOf(here) : -1}
              onHover={() => undefined}
              onPick={({ value }) => onPress([...browse.slice(0, at), value])}
              chosen={here ? [here.key] : []}
              searching={false}
            />
          </div>
        );
      })}
    </div>
  );
}

function Drill({ id, nodes, loading, browse, onPress, onBrowse }: Props) {
  const { t } = useTranslation('fields');
  const last = browse.at(-1);
  // a leaf that is chosen stands in the list of its level
  const way = last && !isBranch(last) ? browse.slice(0, -1) : browse;
  const level = way.at(-1)?.children ?? nodes;
  return (
    <div>
      {way.length > 0 && (
        <button type="button" tabIndex={-1} className={styles.back} onClick={() => onBrowse(way.slice(0, -1))}>
          <Icon name="left" />
          <span className="ellipsis">{way.map(({ label }) => label).join(' / ')}</span>
          <span className="sr-only">{t('tree.back')}</span>
        </button>
      )}
      <ChoiceList
        key={way.map(({ key }) => key).join('/')}
        id={id}
        found={choicesOf(level, loading)}
        active={-1}
        onHover={() => undefined}
        onPick={({ value }) => onPress([...way, value])}
        chosen={last && !isBranch(last) ? [last.key] : []}
        searching={false}
      />
    </div>
  );
}
