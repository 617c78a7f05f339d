/** Bank card: the number of a payment card; encrypted, shown by its last four digits. */
import { NoConfig } from '../controls/NoConfig';
import { sealed } from '../sealed/sealed';
import { Editor } from './Editor';
import { readBankCard } from './value';

export const fieldType = sealed({
  key: 'bank_card',
  icon: 'yuan',
  group: 'contact',
  order: 67,
  settings: {},
  read: readBankCard,
  Editor,
  Config: NoConfig,
});
