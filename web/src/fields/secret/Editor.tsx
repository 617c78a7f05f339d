import { SealedBox } from '../sealed/SealedBox';
import type { Secret } from '../sealed/value';
import type { EditorProps } from '../type';
import { readSecret } from './value';

export function Editor(props: EditorProps<Secret>) {
  return <SealedBox {...props} read={readSecret} />;
}
