import { useTranslation } from 'react-i18next';
import type { OptionBody } from '../../api/types';
import { PickBox } from '../controls/PickBox';
import { Segments } from '../controls/Segments';
import { Setting } from '../controls/Setting';
import type { ConfigProps } from '../type';
import { OptionList } from './OptionList';

type Source = 'own' | 'shared';

const ownOptions = (settings: ConfigProps['settings'] | null): OptionBody[] =>
  Array.isArray(settings?.options) ? (settings.options as OptionBody[]) : [];

export function Config({ settings, onChange, published, optionSets, keyFor }: ConfigProps) {
  const { t } = useTranslation('fields');
  const shared = typeof settings.option_set === 'string';
  const choose = (source: Source) =>
    onChange(source === 'own' ? { options: ownOptions(published) } : { option_set: optionSets[0]?.key ?? '' });
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
        <Setting label={t('config.optionSet')}>
          <PickBox
            label={t('config.optionSet')}
            entries={optionSets}
            value={settings.option_set as string}
            onChange={(option_set) => onChange({ option_set })}
          />
        </Setting>
      ) : (
        <Setting
          label={t('config.options')}
          hint={ownOptions(published).length > 0 ? t('config.retireHint') : undefined}
        >
          <OptionList
            options={ownOptions(settings)}
            published={ownOptions(published).map(({ key }) => key)}
            keyFor={keyFor}
            onChange={(options) => onChange({ options })}
          />
        </Setting>
      )}
    </>
  );
}
