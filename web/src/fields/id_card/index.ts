/** Identity card: the number of a citizen; encrypted, shown by its last four characters. */
import { NoConfig } from '../controls/NoConfig';
import { sealed } from '../sealed/sealed';
import { Editor } from './Editor';
import { readIdCard } from './value';

export const fieldType = sealed({
  key: 'id_card',
  icon: 'user',
  group: 'contact',
  order: 66,
  settings: {},
  read: readIdCard,
  Editor,
  Config: NoConfig,
});
