/** In charge of which operators a field offers, and of carrying a value over when the operator changes. */
import type { FieldDescription } from '../../api/types';
import { fieldTypeOf } from '../registry';
import { isMany, isSpan, type Leaf, type LeafValue, needsValue } from './model';

/** Offered by the type, in its order, and allowed by the server. */
export function operatorsOf(field: FieldDescription): readonly string[] {
  const { operators } = fieldTypeOf(field.type);
  const allowed = operators.filter((op) => field.operators.includes(op));
  return allowed.length > 0 ? allowed : field.operators;
}

/** A new condition on a field, still without a value. */
export function newLeaf(path: string, field: FieldDescription): Leaf {
  return { path, op: operatorsOf(field)[0] ?? 'eq', value: null };
}

type Shape = 'none' | 'one' | 'two' | 'many' | 'span' | 'place';

const SHAPES: Readonly<Record<string, Shape>> = {
  between: 'two',
  overlaps: 'two',
  within: 'place',
  relative: 'span',
  in: 'many',
  not_in: 'many',
  has_any: 'many',
  has_all: 'many',
  has_none: 'many',
  exactly: 'many',
};

function shapeOf(op: string): Shape {
  if (!needsValue(op)) return 'none';
  return SHAPES[op] ?? 'one';
}

/** The same condition with another operator; the value stays where the new operator can use it. */
export function withOperator(leaf: Leaf, op: string): Leaf {
  return { ...leaf, op, value: shapeOf(op) === shapeOf(leaf.op) ? leaf.value : carry(leaf.value, shapeOf(op)) };
}

function carry(value: LeafValue, shape: Shape): LeafValue {
  const words = isMany(value) ? value : isSpan(value) || value === null ? [] : [value];
  if (shape === 'one') return words[0] ?? null;
  if (shape === 'two') return [words[0] ?? '', words[1] ?? ''];
  return shape === 'many' ? words : null;
}
