/** A list of fields to take one from: type to narrow, Enter to take. */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceList } from '../controls/ChoiceList';
import controls from '../controls/controls.module.css';
import { matching } from '../controls/matching';
import { useListKeys } from '../controls/useListKeys';
import styles from './condition.module.css';
import type { FieldPath } from './paths';

interface Props {
  paths: readonly FieldPath[];
  onPick: (path: FieldPath) => void;
}

export function FieldMenu({ paths, onPick }: Props) {
  const { t } = useTranslation('fields');
  const [search, setSearch] = useState('');
  const listId = useId();
  const choices = matching(paths, search).map((path) => ({ id: path.path, label: path.label, value: path }));
  const { active, setActive, onKey } = useListKeys(choices.length, search, (index) => {
    const choice = choices[index];
    if (choice) onPick(choice.value);
  });
  return (
    <div className={styles.menu}>
      <input
        className={controls.input}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-label={t('filter.pickField')}
        placeholder={t('filter.pickField')}
        autoFocus
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={onKey}
      />
      <ChoiceList
        id={listId}
        found={{ choices, loading: false }}
        active={active}
        onHover={setActive}
        onPick={({ value }) => onPick(value)}
        chosen={[]}
        searching={search !== ''}
      />
    </div>
  );
}
