/** The longest text a field takes, in characters. */
import { useTranslation } from 'react-i18next';
import type { ConfigProps } from '../type';
import { NumberSetting } from './NumberSetting';

interface Props extends Pick<ConfigProps, 'settings' | 'onChange'> {
  /** What an emptied box means. */
  usual: number;
}

export function LengthSetting({ settings, onChange, usual }: Props) {
  const { t } = useTranslation('fields');
  return (
    <NumberSetting
      label={t('config.maxLength')}
      value={settings.max_length ?? usual}
      placeholder={String(usual)}
      whole
      onChange={(value) => onChange({ ...settings, max_length: value === null ? usual : Number(value) })}
    />
  );
}
