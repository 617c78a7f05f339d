/** Web address: http or https, safe to follow. */
import { textual } from '../textual';
import { Config } from './Config';
import { View } from './View';
import { readUrl } from './value';

export const fieldType = textual({
  key: 'url',
  icon: 'globe',
  group: 'contact',
  order: 63,
  width: 220,
  settings: { max_length: 500 },
  read: readUrl,
  box: { inputMode: 'url', autoComplete: 'url' },
  placeholder: 'https://',
  links: true,
  View,
  Config,
});
