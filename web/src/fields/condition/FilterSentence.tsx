/**
 * The filter and the order of a list as one sentence. Its nouns are buttons: a field or value opens its condition,
 * "and" turns into "or" and back, an order opens the keys of the sort.
 */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { useFieldContext } from '../context';
import { Popup } from '../controls/Popup';
import { fieldTypeOf } from '../registry';
import { ConditionEditor } from './ConditionEditor';
import type { SortKey } from './codec';
import styles from './condition.module.css';
import { FieldMenu } from './FieldMenu';
import { GroupEditor } from './GroupEditor';
import {
  addBeside,
  addLeaf,
  type Filter,
  isComplete,
  isGroup,
  isMany,
  type LeafValue,
  leafAt,
  type Place,
  replaceLeaf,
  turnJoin,
} from './model';
import { newLeaf } from './operators';
import { type FieldPath, findPath } from './paths';
import { SortEditor } from './SortEditor';
import { type GroupKey, type Noun, type Piece, type Speech, sentence } from './sentence';

interface Props {
  object: ObjectDescription;
  paths: readonly FieldPath[];
  filter: Filter;
  sort: readonly SortKey[];
  onFilter: (filter: Filter) => void;
  onSort: (sort: readonly SortKey[]) => void;
  group?: GroupKey | null;
  /** Absent: the rows cannot stand in groups. */
  onGroup?: (group: GroupKey | null) => void;
}

type Open =
  | { what: 'leaf'; place: Place }
  | { what: 'sort' }
  | { what: 'group' }
  | { what: 'add'; beside: Place | null }
  | null;

export function FilterSentence({ object, paths, filter, sort, onFilter, onSort, group = null, onGroup }: Props) {
  const { t } = useTranslation('fields');
  const [open, setOpen] = useState<Open>(null);
  const anchor = useRef<HTMLElement>(null);
  const speech = useSpeech(object, paths);

  const press = (noun: Noun, at: HTMLElement) => {
    anchor.current = at;
    if (noun.what === 'join') onFilter(turnJoin(filter, noun.group));
    else if (noun.what === 'leaf') setOpen({ what: 'leaf', place: noun.place });
    else setOpen({ what: noun.what });
  };
  // the button that begins a grouping gives way to the noun that stands for it, and so does the place of what is open
  const standForGroup = (noun: HTMLElement | null) => {
    if (noun && !anchor.current?.isConnected) anchor.current = noun;
  };
  const close = () => {
    const leaf = open?.what === 'leaf' ? leafAt(filter, open.place) : null;
    if (open?.what === 'leaf' && leaf && !isComplete(leaf)) onFilter(replaceLeaf(filter, open.place, null));
    setOpen(null);
  };
  return (
    <p className={styles.sentence}>
      {sentence(filter, sort, speech, group).map((piece, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces have no identity but their place
        <Word key={i} piece={piece} filter={filter} paths={paths} onPress={press} onGroupNoun={standForGroup} />
      ))}
      <button
        type="button"
        className={styles.add}
        onClick={(event) => {
          anchor.current = event.currentTarget;
          setOpen({ what: 'add', beside: null });
        }}
      >
        <Icon name="plus" size={14} />
        {t('filter.operator')}
      </button>
      {onGroup && !group && (
        <button
          type="button"
          className={styles.add}
          onClick={(event) => {
            anchor.current = event.currentTarget;
            setOpen({ what: 'group' });
          }}
        >
          <Icon name="group" size={14} />
          {t('filter.group')}
        </button>
      )}
      {open && (
        <Popup anchor={anchor} onClose={close} width={widthOf(open, group)} label={t(`filter.${NAMES[open.what]}`)}>
          <Opened {...{ open, setOpen, close, filter, sort, paths, onFilter, onSort, group }} onGroup={onGroup} />
        </Popup>
      )}
    </p>
  );
}

const NAMES = { leaf: 'operator', add: 'operator', sort: 'operator', group: 'groupBy' } as const;

/** A list of fields alone is narrower than an editor. */
const widthOf = (open: NonNullable<Open>, group: GroupKey | null): number =>
  open.what === 'add' || (open.what === 'group' && !group) ? 260 : 380;

interface OpenedProps extends Omit<Props, 'object' | 'group' | 'onGroup'> {
  group: GroupKey | null;
  onGroup: Props['onGroup'] | undefined;
  open: NonNullable<Open>;
  setOpen: (open: Open) => void;
  close: () => void;
}

function Opened({ open, setOpen, close, filter, sort, paths, onFilter, onSort, group, onGroup }: OpenedProps) {
  if (open.what === 'group') {
    const choose = (next: GroupKey | null) => {
      onGroup?.(next);
      if (!next) setOpen(null);
    };
    return <GroupEditor group={group} paths={paths} onChange={choose} />;
  }
  if (open.what === 'sort') return <SortEditor sort={sort} paths={paths} onChange={onSort} />;
  if (open.what === 'add') {
    const add = ({ path, field }: FieldPath) => {
      const leaf = newLeaf(path, field);
      const added = open.beside ? addBeside(filter, open.beside, leaf) : addLeaf(filter, leaf);
      onFilter(added.filter);
      setOpen({ what: 'leaf', place: added.place });
    };
    return <FieldMenu paths={paths.filter(({ field }) => field.operators.length > 0)} onPick={add} />;
  }
  const leaf = leafAt(filter, open.place);
  if (!leaf) return null;
  const item = filter.items[open.place[0]];
  const inner = item && isGroup(item) ? item.join : filter.join === 'and' ? 'or' : 'and';
  return (
    <ConditionEditor
      leaf={leaf}
      paths={paths}
      beside={inner}
      onChange={(next) => onFilter(replaceLeaf(filter, open.place, next))}
      onRemove={() => {
        onFilter(replaceLeaf(filter, open.place, null));
        setOpen(null);
      }}
      onBeside={() => (isComplete(leaf) ? setOpen({ what: 'add', beside: open.place }) : close())}
    />
  );
}

interface WordProps {
  piece: Piece;
  filter: Filter;
  paths: readonly FieldPath[];
  onPress: (noun: Noun, at: HTMLElement) => void;
  onGroupNoun: (noun: HTMLElement | null) => void;
}

function Word({ piece: { text, at }, filter, paths, onPress, onGroupNoun }: WordProps) {
  if (!at) return <>{text}</>;
  const leaf = at.what === 'leaf' && at.part === 'value' ? leafAt(filter, at.place) : undefined;
  const known = leaf && findPath(paths, leaf.path);
  const Lookup = known && fieldTypeOf(known.field.type).FilterWords;
  const looked = leaf ? idsOf(leaf.value) : [];
  return (
    <button
      ref={at.what === 'group' ? onGroupNoun : null}
      type="button"
      className={at.what === 'join' ? styles.join : styles.noun}
      onClick={(event) => onPress(at, event.currentTarget)}
    >
      {Lookup && known && looked.length > 0 ? <Lookup field={known.field} ids={looked} /> : text}
    </button>
  );
}

/** What a value names by id, one or several. */
function idsOf(value: LeafValue): readonly string[] {
  if (isMany(value)) return value;
  return typeof value === 'string' && value ? [value] : [];
}

function useSpeech(object: ObjectDescription, paths: readonly FieldPath[]): Speech {
  const { t, i18n } = useTranslation('fields');
  const context = useFieldContext();
  const typeOf = (path: string) => fieldTypeOf(findPath(paths, path)?.field.type ?? 'text');
  return {
    template: (key) => String(i18n.getResource(i18n.language, 'fields', key) ?? key),
    things: object.plural || object.label,
    label: (path) => findPath(paths, path)?.label ?? t('sentence.unknown'),
    family: (path) => typeOf(path).family,
    value: ({ path, value }) => {
      const known = findPath(paths, path);
      return (known && fieldTypeOf(known.field.type).filterText(value, known.field, context)) ?? '';
    },
  };
}
