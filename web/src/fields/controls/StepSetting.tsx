/** How many minutes the times of a field are apart. */
import { useTranslation } from 'react-i18next';
import { stepOf } from '../time/value';
import type { ConfigProps } from '../type';
import { SegmentSetting } from './MoreSettings';

const STEPS = ['0', '5', '10', '15', '30', '60'];

export function StepSetting({ settings, onChange }: Pick<ConfigProps, 'settings' | 'onChange'>) {
  const { t } = useTranslation('fields');
  return (
    <SegmentSetting
      label={t('types.datetime.step')}
      value={String(stepOf(settings))}
      choices={STEPS.map((key) => ({ key, label: t(`types.datetime.steps.${key}`) }))}
      onChange={(step) => onChange({ ...settings, step_minutes: Number(step) })}
    />
  );
}
