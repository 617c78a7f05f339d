/** Secret: any text that nobody should read in passing; nothing of it is shown, not even its length. */
import { sealed } from '../sealed/sealed';
import { Config } from './Config';
import { Editor } from './Editor';
import { readSecret } from './value';

export const fieldType = sealed({
  key: 'secret',
  icon: 'key',
  group: 'special',
  order: 103,
  settings: { max_length: 200, index: false },
  read: readSecret,
  Editor,
  Config,
});
