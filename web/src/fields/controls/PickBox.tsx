/** A chooser over a short list that is already here, such as fields, operators or objects. */
import type { Choices } from '../type';
import { ChoiceBox } from './ChoiceBox';
import { matching } from './matching';

interface Entry {
  readonly key: string;
  readonly label: string;
  readonly note?: string;
}

interface Props {
  entries: readonly Entry[];
  value: string | null;
  onChange: (key: string) => void;
  label: string;
  /** @default 'line' */
  size?: 'form' | 'line';
  placeholder?: string;
  disabled?: boolean;
  autoFocus?: boolean;
}

function choicesOf(entries: readonly Entry[], search: string): Choices<string> {
  const choices = matching(entries, search).map(({ key, label, note }) => ({
    id: key,
    label,
    value: key,
    ...(note ? { note } : {}),
  }));
  return { choices, loading: false };
}

export function PickBox({ entries, value, onChange, size = 'line', ...rest }: Props) {
  const chosen = entries.find(({ key }) => key === value);
  return (
    <ChoiceBox
      {...rest}
      size={size}
      clearable={false}
      shown={chosen ? <span className="ellipsis">{chosen.label}</span> : null}
      chosen={value}
      subject={entries}
      useChoices={choicesOf}
      onPick={(choice) => choice && onChange(choice.value)}
    />
  );
}
