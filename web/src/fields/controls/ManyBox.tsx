/**
 * A chooser of several: what is chosen stands as chips before the input, which narrows the list below. Backspace in
 * an empty input takes the last one back; Enter ticks and unticks, and the list stays open for the next.
 */
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { isEscape } from '../../kit/ime';
import type { Choice, Choices } from '../type';
import { Box } from './Box';
import { type ChoiceAction, ChoiceList } from './ChoiceList';
import styles from './controls.module.css';
import { Mark } from './Mark';
import { Popup } from './Popup';
import { useListKeys } from './useListKeys';

/** One chosen thing; `shown` draws its own ground where it is given. */
export interface Chip {
  readonly id: string;
  readonly label: string;
  readonly shown?: ReactNode;
}

interface Props<S, V> {
  subject: S;
  chosen: readonly Chip[];
  /** A hook; the same one for the life of the component. */
  useChoices: (subject: S, search: string) => Choices<V>;
  onToggle: (choice: Choice<V>) => void;
  onRemove: (id: string) => void;
  /** Most that may be chosen; more are not taken. */
  max?: number | null | undefined;
  actionOf?: ((search: string, found: Choices<V>) => ChoiceAction | null) | undefined;
  /** Several lines were pasted. @returns whether they were taken. */
  onLines?: ((lines: readonly string[]) => boolean) | undefined;
  onDone?: (() => void) | undefined;
  label?: string | undefined;
  placeholder?: string | undefined;
  id?: string | undefined;
  size?: 'form' | 'line' | undefined;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  describedBy?: string | undefined;
}

export function ManyBox<S, V>(props: Props<S, V>) {
  const { chosen, onRemove, disabled = false, max } = props;
  const { t } = useTranslation('fields');
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const full = typeof max === 'number' && chosen.length >= max;
  return (
    <Box size={props.size} invalid={props.invalid} disabled={disabled} boxRef={box}>
      <div className={`${styles.input} ${styles.chips}`}>
        {chosen.map(({ id, label, shown }) => (
          <span key={id} className={shown ? `${styles.chip} ${styles.bare}` : styles.chip}>
            {shown ?? <span className="ellipsis">{label}</span>}
            {!disabled && (
              <button
                type="button"
                tabIndex={-1}
                aria-label={t('choice.remove', { label })}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onRemove(id)}
              >
                <Icon name="x" size={12} />
              </button>
            )}
          </span>
        ))}
        <ManyInput
          {...props}
          box={box}
          inputRef={input}
          full={full}
          search={search}
          setSearch={setSearch}
          open={open}
          setOpen={setOpen}
        />
      </div>
      <Mark
        icon="down"
        label={props.label ? `${t('choice.open')}: ${props.label}` : t('choice.open')}
        disabled={disabled}
        onClick={() => {
          setOpen(!open);
          input.current?.focus();
        }}
      />
    </Box>
  );
}

interface InputProps<S, V> extends Props<S, V> {
  box: React.RefObject<HTMLDivElement | null>;
  inputRef: React.RefObject<HTMLInputElement | null>;
  full: boolean;
  search: string;
  setSearch: (text: string) => void;
  open: boolean;
  setOpen: (open: boolean) => void;
}

function ManyInput<S, V>(props: InputProps<S, V>) {
  const { chosen, full, search, setSearch, open, setOpen, onToggle, onRemove, onDone } = props;
  const { t } = useTranslation('fields');
  const listId = useId();
  const useFound = props.useChoices;
  const found = useFound(props.subject, search);
  const offered = full ? null : (props.actionOf?.(search, found) ?? null);
  const acting = useRef(false);
  const ids = chosen.map(({ id }) => id);

  const close = () => {
    setOpen(false);
    setSearch('');
  };
  const action = offered && {
    ...offered,
    run: () => {
      acting.current = true;
      setSearch('');
      offered.run();
      acting.current = document.activeElement !== props.inputRef.current;
    },
  };
  const toggle = (choice: Choice<V>) => {
    if (full && !ids.includes(choice.id)) return;
    onToggle(choice);
    setSearch('');
  };
  const length = found.choices.length + (action ? 1 : 0);
  const { active, setActive, onKey } = useListKeys(length, search, (index) => {
    const choice = found.choices[index];
    if (choice) toggle(choice);
    else action?.run();
  });
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (open && onKey(event)) return;
    if (!open && (event.key === 'ArrowDown' || (event.key === ' ' && !search))) {
      event.preventDefault();
      setOpen(true);
    } else if (open && isEscape(event)) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Backspace' && !search) {
      const last = chosen.at(-1);
      if (last) onRemove(last.id);
    }
  };
  return (
    <>
      <input
        ref={props.inputRef}
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
        placeholder={chosen.length === 0 ? (props.placeholder ?? t('choice.search')) : ''}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setOpen(true);
        }}
        onPaste={(event) => {
          const lines = event.clipboardData
            .getData('text')
            .split(/\r?\n/)
            .filter((line) => line.trim());
          if (lines.length > 1 && props.onLines?.(lines)) event.preventDefault();
        }}
        onFocus={() => props.autoFocus && setOpen(!props.disabled)}
        onClick={() => setOpen(!props.disabled)}
        onBlur={() => {
          close();
          if (!acting.current) onDone?.();
          acting.current = false;
        }}
        onKeyDown={keyDown}
      />
      {open && (
        <Popup anchor={props.box} onClose={close} width="fit">
          {full && (
            <p className={styles.said} role="status">
              {t('choice.full', { count: chosen.length })}
            </p>
          )}
          <ChoiceList
            id={listId}
            found={found}
            active={active}
            onHover={setActive}
            onPick={toggle}
            chosen={ids}
            many
            searching={search !== ''}
            action={action}
          />
        </Popup>
      )}
    </>
  );
}
