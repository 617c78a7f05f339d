/**
 * A chooser of one place in a tree. Columns on a desktop, one level at a time on a phone; typing searches all ways.
 * Up and down go through a level, right goes into a branch, left back, Enter takes.
 */
import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isEscape, isIme } from '../../kit/ime';
import { Box } from '../controls/Box';
import { ChoiceList } from '../controls/ChoiceList';
import controls from '../controls/controls.module.css';
import { Mark } from '../controls/Mark';
import { Popup } from '../controls/Popup';
import { useListKeys } from '../controls/useListKeys';
import type { Choice } from '../type';
import { findTrails, isBranch, labelOf, type Trail, type TreeNode } from './nodes';
import { TreeMenu } from './TreeMenu';
import styles from './tree.module.css';

interface Props {
  nodes: readonly TreeNode[];
  loading?: boolean;
  /** What is chosen now, as it is shown; null for nothing. */
  shown: ReactNode | null;
  /** The way to what is chosen, where it is still in the tree. */
  trail: Trail | null;
  /** Whether one may stop here. */
  mayPick: (trail: Trail) => boolean;
  onPick: (trail: Trail | null) => void;
  /** Stands over the columns, such as what is chosen most. */
  above?: (pick: (trail: Trail) => void) => ReactNode;
  onDone?: (() => void) | undefined;
  label?: string | undefined;
  placeholder?: string;
  id?: string | undefined;
  size?: 'form' | 'line' | undefined;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  describedBy?: string | undefined;
}

const choiceOf = (trail: Trail): Choice<Trail> => ({
  id: trail.map(({ key }) => key).join('/'),
  label: labelOf(trail),
  value: trail,
});

export function TreeBox(props: Props) {
  const { nodes, shown, trail, mayPick, onPick, onDone, disabled = false, above } = props;
  const { t } = useTranslation('fields');
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const [browse, setBrowse] = useState<Trail>([]);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const found = useMemo(
    () => (search.trim() ? findTrails(nodes, search, mayPick).map(choiceOf) : []),
    [nodes, search, mayPick],
  );

  const show = () => {
    if (disabled) return;
    setBrowse(trail ?? []);
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    setSearch('');
  };
  const pick = (next: Trail | null) => {
    close();
    onPick(next);
    onDone?.();
  };
  const press = (next: Trail) => {
    const node = next.at(-1);
    if (node && isBranch(node)) setBrowse(next);
    else if (mayPick(next)) pick(next);
  };
  const searched = useListKeys(found.length, search, (index) => {
    const choice = found[index];
    if (choice) pick(choice.value);
  });
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isIme(event)) return;
    if (open && isEscape(event)) {
      event.stopPropagation();
      close();
    } else if (open && search.trim()) searched.onKey(event);
    else if (open && walk(event)) event.preventDefault();
    else if (!open && (event.key === 'ArrowDown' || event.key === ' ')) {
      event.preventDefault();
      show();
    } else if (event.key === 'Backspace' && !search && shown !== null) onPick(null);
  };
  const walk = (event: KeyboardEvent): boolean => {
    const next = stepped(nodes, browse, event.key);
    if (next) setBrowse(next);
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && browse.length > 0) {
      if (mayPick(browse)) pick(browse);
      else setBrowse(stepped(nodes, browse, 'ArrowRight') ?? browse);
    } else return false;
    return true;
  };
  return (
    <Box size={props.size} invalid={props.invalid} disabled={disabled} boxRef={box}>
      {shown !== null && !search && <span className={controls.shown}>{shown}</span>}
      <input
        ref={input}
        className={controls.input}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(open && search && found.length > 0 ? { 'aria-activedescendant': `${listId}-${searched.active}` } : {})}
        {...(open && !search && browse.length > 0 ? { 'aria-description': labelOf(browse) } : {})}
        {...(props.id ? { id: props.id } : {})}
        {...(props.label ? { 'aria-label': props.label } : {})}
        {...(props.describedBy ? { 'aria-describedby': props.describedBy } : {})}
        aria-invalid={props.invalid ?? false}
        autoComplete="off"
        autoFocus={props.autoFocus ?? false}
        disabled={disabled}
        placeholder={shown === null ? (props.placeholder ?? t('choice.search')) : ''}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          if (!open) show();
        }}
        onFocus={() => props.autoFocus && show()}
        onClick={() => !open && show()}
        onBlur={() => {
          close();
          onDone?.();
        }}
        onKeyDown={keyDown}
      />
      {shown !== null && !disabled ? (
        <Mark icon="x" label={t('choice.clear')} onClick={() => pick(null)} />
      ) : (
        <Mark icon="down" label={t('choice.open')} onClick={() => input.current?.click()} />
      )}
      {open && (
        <Popup anchor={box} onClose={close} width="fit">
          {search.trim() ? (
            <ChoiceList
              id={listId}
              found={{ choices: found, loading: props.loading ?? false }}
              active={searched.active}
              onHover={searched.setActive}
              onPick={({ value }) => pick(value)}
              chosen={trail ? [choiceOf(trail).id] : []}
              searching
            />
          ) : (
            // biome-ignore lint/a11y/noStaticElementInteractions: keeps the focus where it is, does nothing else
            <div className={styles.pane} onMouseDown={(event) => event.preventDefault()}>
              {above?.(pick)}
              <TreeMenu
                id={listId}
                nodes={nodes}
                loading={props.loading ?? false}
                browse={browse}
                onPress={press}
                onBrowse={setBrowse}
                onTake={pick}
                mayPick={mayPick}
              />
            </div>
          )}
        </Popup>
      )}
    </Box>
  );
}

/** Where an arrow key leads from a place in the tree; null when it leads nowhere. */
export function stepped(nodes: readonly TreeNode[], at: Trail, key: string): Trail | null {
  const here = at.at(-1);
  const above = at.slice(0, -1);
  if (key === 'ArrowRight') {
    const child = here ? here.children?.[0] : nodes[0];
    return child ? [...at, child] : null;
  }
  if (key === 'ArrowLeft') return above.length > 0 ? above : null;
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (!step) return null;
  const level = above.at(-1)?.children ?? nodes;
  const next = here ? level[(level.indexOf(here) + step + level.length) % level.length] : level[0];
  return next ? [...above, next] : null;
}
