/** Mobile: eleven digits of the mainland, or a foreign number. */
import { NoConfig } from '../controls/NoConfig';
import { View } from '../phone/View';
import { showMobile } from '../phone/value';
import { textual } from '../textual';
import { readMobile } from './value';

export const fieldType = textual({
  key: 'mobile',
  icon: 'device',
  group: 'contact',
  order: 60,
  width: 136,
  settings: {},
  read: readMobile,
  show: showMobile,
  box: { inputMode: 'tel', autoComplete: 'tel' },
  placeholder: '13800001234',
  links: true,
  View,
  Config: NoConfig,
});
