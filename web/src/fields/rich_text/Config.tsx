import { LengthSetting } from '../controls/LengthSetting';
import type { ConfigProps } from '../type';

export function Config({ settings, onChange }: ConfigProps) {
  return <LengthSetting settings={settings} onChange={onChange} usual={20000} />;
}
