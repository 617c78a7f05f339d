/** Credit code: the unified social credit code of an organisation (GB 32100-2015). */
import { NoConfig } from '../controls/NoConfig';
import { textual } from '../textual';
import { readCreditCode } from './value';

export const fieldType = textual({
  key: 'credit_code',
  icon: 'stamp',
  group: 'contact',
  order: 66,
  width: 192,
  settings: {},
  read: readCreditCode,
  box: { capitals: true },
  Config: NoConfig,
});
