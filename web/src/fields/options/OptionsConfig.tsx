/** Where the options of a choice field come from: its own list, or a set that several fields share. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { definitionQuery } from '../../api/queries';
import type { OptionBody, OptionSetBody } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { useToast } from '../../kit/toast';
import { PickBox } from '../controls/PickBox';
import { Segments } from '../controls/Segments';
import { Setting } from '../controls/Setting';
import { TextBox } from '../controls/TextBox';
import type { ConfigProps } from '../type';
import { OptionList } from './OptionList';
import styles from './options.module.css';

type Source = 'own' | 'shared';

export const ownOptions = (settings: ConfigProps['settings'] | null): OptionBody[] =>
  Array.isArray(settings?.options) ? (settings.options as OptionBody[]) : [];

export function OptionsConfig({ settings, onChange, published, optionSets, keyFor }: ConfigProps) {
  const { t } = useTranslation('fields');
  const shared = typeof settings.option_set === 'string' && settings.option_set !== '';
  const { options: _own, option_set: _shared, ...rest } = settings;
  const choose = (source: Source) =>
    onChange({
      ...rest,
      ...(source === 'own' ? { options: ownOptions(published) } : { option_set: optionSets[0]?.key ?? '' }),
    });
  return (
    <>
      {optionSets.length > 0 && (
        <Segments
          label={t('config.options')}
          value={shared ? 'shared' : 'own'}
          choices={[
            { key: 'own', label: t('config.ownOptions') },
            { key: 'shared', label: t('config.sharedOptions') },
          ]}
          onChange={choose}
        />
      )}
      {shared ? (
        <SharedOptions
          optionSet={settings.option_set as string}
          optionSets={optionSets}
          onPick={(option_set) => onChange({ ...rest, option_set })}
          onOwn={(options) => onChange({ ...rest, options })}
        />
      ) : (
        <Setting
          label={t('config.options')}
          hint={ownOptions(published).length > 0 ? t('config.retireHint') : undefined}
        >
          <OptionList
            options={ownOptions(settings)}
            published={ownOptions(published).map(({ key }) => key)}
            keyFor={keyFor}
            onChange={(options) => onChange({ ...rest, options })}
          />
          {ownOptions(settings).length > 0 && (
            <MakeShared
              options={ownOptions(settings)}
              taken={optionSets}
              keyFor={keyFor}
              onShared={(option_set) => onChange({ ...rest, option_set })}
            />
          )}
        </Setting>
      )}
    </>
  );
}

interface SharedProps {
  optionSet: string;
  optionSets: ConfigProps['optionSets'];
  onPick: (key: string) => void;
  onOwn: (options: OptionBody[]) => void;
}

function SharedOptions({ optionSet, optionSets, onPick, onOwn }: SharedProps) {
  const { t } = useTranslation('fields');
  const definition = useQuery(definitionQuery<OptionSetBody>('option_set', optionSet)).data;
  const options = (definition?.published ?? definition?.draft)?.options;
  return (
    <>
      <Setting label={t('config.optionSet')}>
        <PickBox label={t('config.optionSet')} entries={optionSets} value={optionSet} onChange={onPick} />
      </Setting>
      {options && (
        <button type="button" className="btn ghost" onClick={() => onOwn([...options])}>
          <Icon name="copy" />
          {t('options.makeOwn')}
        </button>
      )}
    </>
  );
}

interface MakeSharedProps {
  options: readonly OptionBody[];
  taken: ConfigProps['optionSets'];
  keyFor: ConfigProps['keyFor'];
  onShared: (key: string) => void;
}

/** The list becomes a published set of its own, which other fields can use too. */
function MakeShared({ options, taken, keyFor, onShared }: MakeSharedProps) {
  const { t, i18n } = useTranslation('fields');
  const client = useQueryClient();
  const toast = useToast();
  const [name, setName] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async () => {
    const label = name?.trim();
    if (!label || busy) return;
    setBusy(true);
    try {
      const key = await keyFor(
        label,
        taken.map((other) => other.key),
      );
      const path = `/definitions/option_set/${key}`;
      await api.put(path, { body: { label: { [i18n.language]: label }, options }, draft_version: 0 });
      await api.post(`${path}/publish`, {});
      await client.invalidateQueries({ queryKey: ['definitions', 'option_set'] });
      onShared(key);
    } catch (error) {
      toast.error(error);
    } finally {
      setBusy(false);
    }
  };
  if (name === null) {
    return (
      <button type="button" className="btn ghost" onClick={() => setName('')}>
        <Icon name="split" />
        {t('options.makeShared')}
      </button>
    );
  }
  return (
    <div className={styles.share}>
      <TextBox
        size="line"
        autoFocus
        label={t('options.sharedName')}
        placeholder={t('options.sharedName')}
        value={name}
        onChange={(next) => setName(next ?? '')}
      />
      <button type="button" className="btn" disabled={!name.trim() || busy} onClick={() => void make()}>
        {t('options.share')}
      </button>
    </div>
  );
}
