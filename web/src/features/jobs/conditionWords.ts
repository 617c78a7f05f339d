/** In charge of saying the condition of an export in words: enough to know later which records left. */
import type { TFunction } from 'i18next';
import type { AskedExport } from '../../api/types';

interface Tree {
  and?: Tree[];
  or?: Tree[];
  not?: Tree;
  field?: string;
  op?: string;
  value?: unknown;
}

const FAMILIES = ['text', 'number', 'time', 'choice'] as const;

export function conditionWords({ filter, labels }: AskedExport, t: TFunction<'fields'>): string {
  const say = (tree: Tree, inner: boolean): string => {
    if (tree.not) return t('jobs:exported.not', { condition: say(tree.not, true) });
    const parts = tree.and ?? tree.or;
    if (!parts) return leaf(tree);
    const joined = parts.map((part) => say(part, true)).join(` ${t(tree.and ? 'sentence.and' : 'sentence.or')} `);
    return inner && parts.length > 1 ? t('sentence.group', { conditions: joined }) : joined;
  };
  const leaf = ({ field = '', op = '', value }: Tree): string => {
    const family = FAMILIES.find((each) => t(`operators.${each}.${op}` as 'operators.text.eq', { defaultValue: '' }));
    const said = t(`operators.${family ?? 'text'}.${op}` as 'operators.text.eq', { value: valueWords(value, t) });
    return `${(labels[field] ?? [field]).join(' › ')} ${said}`;
  };
  return filter ? say(filter as Tree, false) : '';
}

function valueWords(value: unknown, t: TFunction<'fields'>): string {
  if (value === null || value === undefined) return '••••';
  if (Array.isArray(value)) return value.map(String).join(t('sentence.list'));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
