/** Phone: a landline with its area code and extension, a service number, a mobile or a foreign one. */
import { textual } from '../textual';
import { Config } from './Config';
import { View } from './View';
import { readPhone, showMobile } from './value';

export const fieldType = textual({
  key: 'phone',
  icon: 'phone',
  group: 'contact',
  order: 61,
  width: 152,
  settings: { area_code: '' },
  read: readPhone,
  show: showMobile,
  box: { inputMode: 'tel', autoComplete: 'tel' },
  placeholder: '0755-12345678',
  links: true,
  View,
  Config,
});
