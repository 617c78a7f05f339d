/** ⌘K: go to a page or an object, find a record, do something. */
import { Command } from 'cmdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../kit/Dialog';
import { Icon } from '../../kit/Icon';
import { isEscape } from '../../kit/ime';
import { Kbd } from '../../kit/Kbd';
import { closeOverlay } from '../overlayState';
import { matches, type PaletteEntry, useEntries } from './entries';
import styles from './Palette.module.css';
import { useRecordSearch } from './recordSearch';

interface Props {
  /** Show only what can be created. */
  onlyCreate: boolean;
}

export default function Palette({ onlyCreate }: Props) {
  const { t } = useTranslation('shell');
  const [query, setQuery] = useState('');
  const entries = useEntries();
  const found = useRecordSearch(onlyCreate ? '' : query);
  const visible = entries.filter((entry) => (!onlyCreate || entry.group === 'create') && matches(entry, query));
  const groups = [
    { key: 'records', label: t('palette.records'), entries: found.entries },
    ...(['go', 'create', 'do'] as const).map((key) => ({
      key,
      label: t(`palette.${key}`),
      entries: visible.filter((entry) => entry.group === key),
    })),
  ];
  const nothing = query !== '' && !found.searching && groups.every((group) => group.entries.length === 0);
  return (
    <Dialog title={t('palette.title')} onClose={closeOverlay} bare width={640}>
      <Command
        className={styles.palette}
        label={t('palette.title')}
        shouldFilter={false}
        loop
        onKeyDown={(event) => {
          if (isEscape(event)) closeOverlay();
        }}
      >
        <div className={styles.head}>
          <Icon name="search" />
          <Command.Input
            autoFocus
            value={query}
            onValueChange={setQuery}
            placeholder={t(onlyCreate ? 'palette.createPlaceholder' : 'palette.placeholder')}
          />
          <Kbd combo="escape" />
        </div>
        <Command.List className={styles.list} label={t('palette.title')}>
          {groups.map(
            ({ key, label, entries: own }) => own.length > 0 && <Group key={key} label={label} entries={own} />,
          )}
          {nothing && <p className={styles.nothing}>{t('palette.nothing', { query })}</p>}
        </Command.List>
      </Command>
    </Dialog>
  );
}

function Group({ label, entries }: { label: string; entries: readonly PaletteEntry[] }) {
  return (
    <Command.Group heading={label}>
      {entries.map((entry) => (
        <Command.Item
          key={entry.key}
          value={entry.key}
          onSelect={() => {
            closeOverlay();
            entry.run();
          }}
        >
          <Icon name={entry.icon} />
          <span className="ellipsis">{entry.label}</span>
          {entry.detail && <small className="ellipsis">{entry.detail}</small>}
          {entry.combo && <Kbd combo={entry.combo} />}
        </Command.Item>
      ))}
    </Command.Group>
  );
}
