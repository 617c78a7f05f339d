/** The options of a field that takes several of them, and how many. */
import { MaxCount } from '../controls/MaxCount';
import type { ConfigProps } from '../type';
import { OptionsConfig } from './OptionsConfig';

export function ManyOptionsConfig(props: ConfigProps) {
  return (
    <>
      <OptionsConfig {...props} />
      <MaxCount {...props} />
    </>
  );
}
