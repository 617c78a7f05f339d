import { StepSetting } from '../controls/StepSetting';
import { DateSettings } from '../date/DateSettings';
import type { ConfigProps } from '../type';

export function Config({ settings, onChange }: ConfigProps) {
  return (
    <>
      <DateSettings settings={settings} onChange={onChange} />
      <StepSetting settings={settings} onChange={onChange} />
    </>
  );
}
