/** How many may be chosen, among a field's settings. */
import { useTranslation } from 'react-i18next';
import type { ConfigProps } from '../type';
import { mostOf } from './many';
import { NumberSetting } from './NumberSetting';

export function MaxCount({ settings, onChange }: Pick<ConfigProps, 'settings' | 'onChange'>) {
  const { t } = useTranslation('fields');
  return (
    <NumberSetting
      label={t('config.maxCount')}
      hint={t('config.maxLengthHint')}
      whole
      value={mostOf({ settings })}
      onChange={(most) => onChange({ ...settings, max_count: most === null ? null : Number(most) })}
    />
  );
}

/** For types that have nothing else to set. */
export function MaxCountConfig(props: ConfigProps) {
  return <MaxCount {...props} />;
}
