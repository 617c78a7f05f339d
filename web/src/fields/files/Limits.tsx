/** Settings that every field of files has: which kinds, how many, how large. */
import { useTranslation } from 'react-i18next';
import { NumberSetting } from '../controls/NumberSetting';
import { Setting } from '../controls/Setting';
import type { ConfigProps } from '../type';
import styles from './files.module.css';
import { type Group, groupsOf } from './value';

interface Props extends Pick<ConfigProps, 'settings' | 'onChange'> {
  /** Kinds to choose from; one alone is no choice. */
  groups: readonly Group[];
  count: number;
  megabytes: number;
}

export function Limits({ settings, onChange, groups, count, megabytes }: Props) {
  const { t } = useTranslation('fields');
  const chosen = groupsOf(settings, groups);
  const put = (name: string, value: unknown) => onChange({ ...settings, [name]: value });
  const number = (name: string, usual: number) => (value: string | null) =>
    put(name, value === null ? usual : Number(value));
  const press = (group: Group) => {
    const next = chosen.includes(group) ? chosen.filter((one) => one !== group) : [...chosen, group];
    put('types', next.length === groups.length ? [] : groups.filter((one) => next.includes(one)));
  };
  return (
    <>
      {groups.length > 1 && (
        <Setting label={t('types.file.kinds')}>
          <div className={styles.kinds}>
            {groups.map((group) => (
              <label key={group}>
                <input
                  type="checkbox"
                  checked={chosen.includes(group)}
                  disabled={chosen.length === 1 && chosen.includes(group)}
                  onChange={() => press(group)}
                />
                {t(`types.file.group.${group}`)}
              </label>
            ))}
          </div>
        </Setting>
      )}
      <NumberSetting
        label={t('types.file.maxCount')}
        value={settings.max_count ?? count}
        whole
        onChange={number('max_count', count)}
      />
      <NumberSetting
        label={t('types.file.maxMegabytes')}
        value={settings.max_megabytes ?? megabytes}
        whole
        onChange={number('max_megabytes', megabytes)}
      />
    </>
  );
}

/** A condition on files only asks whether there are any. */
export function NoFilterValue() {
  return null;
}
