import { Limits } from '../files/Limits';
import { GROUPS, type Group } from '../files/value';
import type { ConfigProps } from '../type';

export function Config({ settings, onChange }: ConfigProps) {
  return (
    <Limits
      settings={settings}
      onChange={onChange}
      groups={Object.keys(GROUPS) as Group[]}
      count={10}
      megabytes={100}
    />
  );
}
