import { SealedBox } from '../sealed/SealedBox';
import type { Secret } from '../sealed/value';
import type { EditorProps } from '../type';
import { readBankCard } from './value';

export function Editor(props: EditorProps<Secret>) {
  return <SealedBox {...props} read={readBankCard} inputMode="numeric" />;
}
