/**
 * A chooser: shows what is chosen; typing narrows the list below. The input is always there, so an input method can
 * compose into it from the first key. Backspace in an empty input clears the choice.
 */
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isEscape } from '../../kit/ime';
import type { Choice, Choices } from '../type';
import { Box } from './Box';
import { type ChoiceAction, ChoiceList } from './ChoiceList';
import styles from './controls.module.css';
import { Mark } from './Mark';
import { Popup } from './Popup';
import { useListKeys } from './useListKeys';

export interface ChoiceBoxProps<S, V> {
  /** What the choices belong to: a field, a list of entries. */
  subject: S;
  /** What is chosen now, as it is shown; null for nothing. */
  shown: ReactNode | null;
  chosen: string | null;
  /** A hook; the same one for the life of the component. */
  useChoices: (subject: S, search: string) => Choices<V>;
  onPick: (choice: Choice<V> | null) => void;
  onDone?: (() => void) | undefined;
  /** What can be done instead of choosing, for what is searched; the editor stays open while it is under way. */
  actionOf?: ((search: string) => ChoiceAction | null) | undefined;
  label?: string | undefined;
  placeholder?: string | undefined;
  /** @default true */
  clearable?: boolean;
  id?: string | undefined;
  size?: 'form' | 'line' | undefined;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Focuses and opens. */
  autoFocus?: boolean | undefined;
  describedBy?: string | undefined;
}

export function ChoiceBox<S, V>(props: ChoiceBoxProps<S, V>) {
  const { shown, chosen, onPick, onDone, label, clearable = true, disabled = false } = props;
  const { t } = useTranslation('fields');
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();

  const close = () => {
    setOpen(false);
    setSearch('');
  };
  const pick = (choice: Choice<V> | null) => {
    close();
    onPick(choice);
    onDone?.();
  };
  return (
    <Box size={props.size} invalid={props.invalid} disabled={disabled} boxRef={box}>
      {shown !== null && !search && <span className={styles.shown}>{shown}</span>}
      <ChoiceInput
        {...props}
        inputRef={input}
        listId={listId}
        search={search}
        open={open}
        onSearch={(text) => {
          setSearch(text);
          setOpen(true);
        }}
        onOpen={() => setOpen(!disabled)}
        onClose={close}
        onPick={pick}
        box={box}
      />
      {clearable && chosen !== null && !disabled ? (
        <Mark icon="x" label={t('choice.clear')} onClick={() => pick(null)} />
      ) : (
        <Mark
          icon="down"
          label={label ? `${t('choice.open')}: ${label}` : t('choice.open')}
          disabled={disabled}
          onClick={() => {
            setOpen(!open);
            input.current?.focus();
          }}
        />
      )}
    </Box>
  );
}

interface InputProps<S, V> extends ChoiceBoxProps<S, V> {
  inputRef: React.RefObject<HTMLInputElement | null>;
  box: React.RefObject<HTMLDivElement | null>;
  listId: string;
  search: string;
  open: boolean;
  onSearch: (text: string) => void;
  onOpen: () => void;
  onClose: () => void;
}

function ChoiceInput<S, V>(props: InputProps<S, V>) {
  const { search, open, onSearch, onOpen, onClose, onPick, onDone, shown, clearable = true, listId } = props;
  const { t } = useTranslation('fields');
  const useFound = props.useChoices;
  const found = useFound(props.subject, search);
  const offered = props.actionOf?.(search) ?? null;
  /** Whoever acts takes the focus, which does not mean that the choice is done. */
  const acting = useRef(false);
  const action = offered && {
    ...offered,
    run: () => {
      acting.current = true;
      onClose();
      offered.run();
    },
  };
  const take = (index: number) => {
    const choice = found.choices[index];
    if (choice) onPick(choice);
    else if (index === found.choices.length) action?.run();
  };
  const length = found.choices.length + (action ? 1 : 0);
  const { active, setActive, onKey } = useListKeys(length, search, take);

  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (open && onKey(event)) return;
    if (!open && (event.key === 'ArrowDown' || (event.key === ' ' && !search))) {
      event.preventDefault();
      onOpen();
    } else if (open && isEscape(event)) {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Backspace' && !search && shown !== null && clearable) onPick(null);
  };
  return (
    <>
      <input
        ref={props.inputRef}
        className={styles.input}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(open && length > 0 ? { 'aria-activedescendant': `${listId}-${active}` } : {})}
        {...(props.id ? { id: props.id } : {})}
        {...(props.label ? { 'aria-label': props.label } : {})}
        {...(props.describedBy ? { 'aria-describedby': props.describedBy } : {})}
        aria-invalid={props.invalid ?? false}
        autoComplete="off"
        autoFocus={props.autoFocus ?? false}
        disabled={props.disabled ?? false}
        placeholder={shown === null ? (props.placeholder ?? t('choice.search')) : ''}
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        onFocus={() => props.autoFocus && onOpen()}
        onClick={onOpen}
        onBlur={() => {
          onClose();
          if (!acting.current) onDone?.();
          acting.current = false;
        }}
        onKeyDown={keyDown}
      />
      {open && (
        <Popup anchor={props.box} onClose={onClose} width="fit">
          <ChoiceList
            id={listId}
            found={found}
            active={active}
            onHover={setActive}
            onPick={onPick}
            chosen={props.chosen === null ? [] : [props.chosen]}
            searching={search !== ''}
            action={action}
          />
        </Popup>
      )}
    </>
  );
}
