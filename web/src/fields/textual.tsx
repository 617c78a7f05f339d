/**
 * In charge of what all one-line texts share: the box one types into, the filter, and how a text is kept. A type adds
 * how its text is read, what a phone offers, and how the value is shown.
 */
import type { ComponentType } from 'react';
import type { FieldDescription } from '../api/types';
import { useFieldContext } from './context';
import { TextBox } from './controls/TextBox';
import { TypedBox } from './controls/TypedBox';
import type { EditorProps, FieldContext, FilterValueProps, Reading, TypedField, ViewProps } from './type';

interface Textual {
  key: string;
  icon: string;
  group: TypedField<string>['group'];
  order: number;
  width: number;
  settings: TypedField<string>['settings'];
  read(text: string, field: FieldDescription, context: FieldContext): Reading<string>;
  /** How a value is usually written. @default as it is kept */
  show?(value: string): string;
  /** What a phone offers for it. */
  box?: Pick<Parameters<typeof TypedBox>[0], 'inputMode' | 'autoComplete' | 'capitals'>;
  /** An example in the empty box. */
  placeholder?: string;
  /** Something to press at the end of the box. */
  After?: ComponentType<EditorProps<string>>;
  /** @default plain text */
  View?: ComponentType<ViewProps<string>>;
  Config: TypedField<string>['Config'];
  links?: boolean;
}

const OPERATORS = ['contains', 'not_contains', 'eq', 'ne', 'starts_with', 'ends_with', 'empty', 'not_empty'];

/** Every one-line type by its key: one editor serves them all. */
const known = new Map<string, Textual>();

export function textual(parts: Textual): TypedField<string> {
  known.set(parts.key, parts);
  const { key, icon, group, order, width, settings, read, show = itself, links = false, Config } = parts;
  return {
    ...{ key, icon, group, order, width, settings, read, links, Config },
    entry: 'typed',
    family: 'text',
    align: 'start',
    operators: OPERATORS,
    toText: show,
    toTyped: itself,
    filterText: (value) => (typeof value === 'string' ? value : null),
    View: parts.View ?? Plain,
    GridCell: Plain,
    Editor,
    FilterValue: TextFilter,
  };
}

const itself = (value: string) => value;

function Plain({ field, value }: ViewProps<string>) {
  const show = known.get(field.type)?.show ?? itself;
  return value === null ? null : <span className="numeric">{show(value)}</span>;
}

function Editor({ field, value, ...props }: EditorProps<string>) {
  const context = useFieldContext();
  const parts = known.get(field.type);
  if (!parts) return null;
  const { read, show = itself, box, placeholder, After } = parts;
  return (
    <TypedBox
      {...props}
      {...box}
      {...(placeholder && props.size !== 'line'
        ? { placeholder: context.t('read.example', { value: placeholder }) }
        : {})}
      typed={value ?? ''}
      shown={value === null ? '' : show(value)}
      read={(text) => read(text, field, context)}
      after={After && <After field={field} value={value} {...props} />}
    />
  );
}

/** A part of a text to ask for: any words will do. */
export function TextFilter({ value, onChange, autoFocus }: FilterValueProps) {
  const { t } = useFieldContext();
  const text = typeof value === 'string' ? value : null;
  return <TextBox size="line" label={t('filter.value')} value={text} onChange={onChange} autoFocus={autoFocus} />;
}
