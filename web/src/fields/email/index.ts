/** E-mail: one address that can be written to. */
import { textual } from '../textual';
import { Config } from './Config';
import { View } from './View';
import { readEmail } from './value';

export const fieldType = textual({
  key: 'email',
  icon: 'mail',
  group: 'contact',
  order: 62,
  width: 200,
  settings: { allowed_domains: [] },
  read: readEmail,
  box: { inputMode: 'email', autoComplete: 'email' },
  placeholder: 'li@example.com',
  links: true,
  View,
  Config,
});
