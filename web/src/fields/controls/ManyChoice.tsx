/** Several of a list, ticked: an input that narrows, the list open below it. For filters. */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choices } from '../type';
import { Box } from './Box';
import { ChoiceList } from './ChoiceList';
import styles from './controls.module.css';
import { useListKeys } from './useListKeys';

interface Props<S, V> {
  subject: S;
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
  useChoices: (subject: S, search: string) => Choices<V>;
  autoFocus?: boolean | undefined;
}

export function ManyChoice<S, V>({ subject, chosen, onChange, useChoices, autoFocus }: Props<S, V>) {
  const { t } = useTranslation('fields');
  const [search, setSearch] = useState('');
  const listId = useId();
  const found = useChoices(subject, search);
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const { active, setActive, onKey } = useListKeys(found.choices.length, search, (index) => {
    const choice = found.choices[index];
    if (choice) toggle(choice.id);
  });
  return (
    <div>
      <Box size="line">
        <input
          className={styles.input}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-label={t('filter.value')}
          placeholder={t('choice.search')}
          value={search}
          autoFocus={autoFocus ?? false}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={onKey}
        />
      </Box>
      <ChoiceList
        id={listId}
        found={found}
        active={active}
        onHover={setActive}
        onPick={({ id }) => toggle(id)}
        chosen={chosen}
        many
        searching={search !== ''}
      />
    </div>
  );
}
