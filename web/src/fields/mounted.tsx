/** For tests: a component on a page of its own, with a signed-in person, as the shell would show it. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, type ReactNode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { meQuery } from '../api/queries';
import type { FieldDescription, Me } from '../api/types';
import { type FormRecord, FormRecordContext } from './formContext';
import { fieldTypeOf } from './registry';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const ME = {
  user: { id: 'u1', name: 'Ada Sample', login: 'ada@sample.example', language: 'en-US', theme: 'light' },
  workspace: { key: 'main', name: 'Sample', short_name: 'Sample', timezone: 'Asia/Shanghai', language: 'en-US' },
} as unknown as Me;

/** A field as the server describes it; what a test does not say is as a new field has it. */
export function describedField(type: string, part: Partial<FieldDescription> = {}): FieldDescription {
  return {
    key: 'it',
    type,
    label: 'It',
    help: '',
    required: false,
    unique: false,
    read_only: false,
    system: false,
    searchable: false,
    default: null,
    operators: [],
    sortable: false,
    groupable: false,
    ...part,
    settings: { ...fieldTypeOf(type).settings, ...part.settings },
  };
}

export interface Mounted {
  /** By role, and by its name or text where one is given. */
  all(role: string, name?: string): HTMLElement[];
  one(role: string, name?: string): HTMLElement;
  click(element: Element): Promise<void>;
  type(element: Element, text: string): Promise<void>;
  key(element: Element, key: string, more?: KeyboardEventInit): Promise<void>;
  paste(element: Element, text: string): Promise<void>;
  settle(): Promise<void>;
  text(): string;
}

const ROLES: Readonly<Record<string, string>> = {
  button: 'button, [role="button"]',
  radio: 'input[type="radio"]',
  checkbox: 'input[type="checkbox"]',
  textbox: 'input:not([type]), textarea',
  option: '[role="option"]',
  combobox: '[role="combobox"]',
};

const nameOf = (element: Element) =>
  [element.getAttribute('aria-label'), element.closest('label')?.textContent, element.textContent].find(Boolean) ?? '';

export async function mounted(node: ReactNode, prepare?: (client: QueryClient) => void): Promise<Mounted> {
  document.body.replaceChildren();
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  client.setQueryData(meQuery.queryKey, ME);
  prepare?.(client);
  const place = document.createElement('div');
  document.body.append(place);
  const settle = () => act(async () => void (await new Promise((done) => setTimeout(done, 5))));
  await act(async () => createRoot(place).render(<QueryClientProvider client={client}>{node}</QueryClientProvider>));
  await settle();
  const all = (role: string, name?: string) =>
    [...document.querySelectorAll<HTMLElement>(ROLES[role] ?? `[role="${role}"]`)].filter(
      (element) => name === undefined || nameOf(element).includes(name),
    );
  return {
    all,
    one: (role, name) => {
      const [found, ...more] = all(role, name);
      if (!found || more.length > 0) throw new Error(`${more.length + (found ? 1 : 0)} × ${role} ${name ?? ''}`);
      return found;
    },
    click: (element) => act(async () => (element as HTMLElement).click()),
    type: (element, text) =>
      act(async () => {
        const input = element as HTMLInputElement;
        const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value') ?? {};
        input.focus();
        set?.call(input, text);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    key: (element, key, more) =>
      act(async () => {
        element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
      }),
    paste: (element, text) =>
      act(async () => {
        const event = new Event('paste', { bubbles: true, cancelable: true });
        Object.assign(event, { clipboardData: { getData: () => text } });
        element.dispatchEvent(event);
      }),
    settle,
    text: () => document.body.textContent ?? '',
  };
}

interface EditedProps {
  field: FieldDescription;
  first: unknown;
  onSent: (value: unknown) => void;
  onProblem: (problem: string | null) => void;
}

function Edited({ field, first, onSent, onProblem }: EditedProps) {
  const { Editor } = fieldTypeOf(field.type);
  const [value, setValue] = useState(first);
  const change = (next: unknown) => {
    onSent(next);
    setValue(next);
  };
  return <Editor field={field} value={value} onChange={change} onProblem={onProblem} />;
}

/** The editor of a field as a form holds it: what it says becomes its value. */
export async function edited(
  field: FieldDescription,
  value: unknown,
  { record, prepare }: { record?: FormRecord; prepare?: (client: QueryClient) => void } = {},
) {
  const sent: unknown[] = [];
  const problems: (string | null)[] = [];
  const form = record ?? { object: 'deal', id: null, values: {} };
  const page = await mounted(
    <FormRecordContext value={form}>
      <Edited
        field={field}
        first={value}
        onSent={(next) => sent.push(next)}
        onProblem={(problem) => problems.push(problem)}
      />
    </FormRecordContext>,
    prepare,
  );
  return { ...page, sent, problems, last: () => sent.at(-1) };
}
