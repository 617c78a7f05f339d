import { useTranslation } from 'react-i18next';
import { SwitchSetting } from '../controls/Setting';
import type { ConfigProps } from '../type';
import { mustBeYes } from './value';

export function Config({ settings, onChange }: ConfigProps) {
  const { t } = useTranslation('fields');
  return (
    <SwitchSetting
      label={t('types.bool.mustBeYes')}
      hint={t('types.bool.mustBeYesHint')}
      on={mustBeYes(settings)}
      onChange={(on) => onChange({ ...settings, must_be_yes: on })}
    />
  );
}
