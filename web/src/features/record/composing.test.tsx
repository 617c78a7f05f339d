/**
 * Every type whose values are typed, on every surface: the Enter and the Escape of an input method neither save,
 * leave nor change anything; the Enter after it does what Enter does.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { ObjectDescription, RecordData } from '../../api/types';
import { columnsOf } from '../../fields/columns';
import { useFieldContext } from '../../fields/context';
import { describedField, type Mounted, mounted } from '../../fields/mounted';
import { fieldTypeOf, fieldTypes } from '../../fields/registry';
import { Grid } from '../../grid/Grid';
import { inOrder } from '../../grid/rows';
import { EditableValue } from './EditableValue';

vi.mock('@tanstack/react-router', () => ({ Link: ({ children }: { children: string }) => <a href="/">{children}</a> }));

interface Case {
  settings?: Record<string, unknown>;
  input: unknown;
  json?: unknown;
  error?: string;
}

const GOLDEN = resolve(import.meta.dirname, '../../../../golden/fields');
const typed = fieldTypes.filter(({ key, entry }) => entry === 'typed' && existsSync(resolve(GOLDEN, `${key}.json`)));

/** A text that the type takes, with the settings it takes it under. */
function typicalOf(type: string): { text: string; settings: Record<string, unknown> } {
  const { cases } = JSON.parse(readFileSync(resolve(GOLDEN, `${type}.json`), 'utf8')) as { cases: Case[] };
  const good = cases.find(({ input, json, error }) => typeof input === 'string' && json && !error);
  return { text: String(good?.input), settings: good?.settings ?? {} };
}

const boxOf = (page: Mounted) =>
  document.querySelector<HTMLElement>('input:not([type="range"]), textarea') ?? page.one('textbox');
const composing = { isComposing: true, keyCode: 229 };

async function compose(page: Mounted, box: Element): Promise<void> {
  await page.key(box, 'Enter', composing);
  await page.key(box, 'Escape', composing);
  await page.key(box, 'Tab', composing);
}

const types = typed.filter(({ key }) => !['rating', 'slider'].includes(key)).map(({ key }) => key);

describe.each(types)('%s', (type) => {
  const { text, settings } = typicalOf(type);
  const field = describedField(type, { settings });
  const { keepsEnter, Editor, FilterValue, operators } = fieldTypeOf(type);

  test('in the place of its value', async () => {
    const onSave = vi.fn(async () => null);
    const page = await mounted(<EditableValue field={field} value={null} editable onSave={onSave} />);
    await page.click(page.one('button'));
    const box = boxOf(page);
    await page.type(box, text);
    await compose(page, box);
    expect(onSave).not.toHaveBeenCalled();
    expect(document.contains(box)).toBe(true);
    await page.key(box, 'Enter', keepsEnter?.(field) ? { ctrlKey: true } : {});
    expect(onSave).toHaveBeenCalledTimes(1);
  });

  test('in a form', async () => {
    const onChange = vi.fn();
    const onDone = vi.fn();
    const page = await mounted(<Editor field={field} value={null} onChange={onChange} onDone={onDone} />);
    await page.type(boxOf(page), text);
    const sent = onChange.mock.calls.length;
    await compose(page, boxOf(page));
    expect(onChange).toHaveBeenCalledTimes(sent);
    expect(onDone).not.toHaveBeenCalled();
  });

  test('in a cell of a grid', async () => {
    const onSave = vi.fn();
    const page = await mounted(<OneRow field={field} onSave={onSave} />);
    const cells = page.all('gridcell');
    const cell = cells.at(-1);
    if (!cell) throw new Error('no cell is drawn');
    await page.click(cell);
    const box = boxOfGrid();
    await page.type(box, text);
    await compose(page, box);
    expect(onSave).not.toHaveBeenCalled();
    await page.key(box, 'Enter');
    expect(onSave).toHaveBeenCalledTimes(1);
  });

  test('in a filter', async () => {
    const onChange = vi.fn();
    const page = await mounted(
      <FilterValue
        field={field}
        op={operators.find((op) => op !== 'relative') ?? 'eq'}
        value={null}
        onChange={onChange}
      />,
    );
    const box = boxOf(page);
    await compose(page, box);
    expect(onChange).not.toHaveBeenCalled();
  });
});

const boxOfGrid = () => {
  const box = document.querySelector<HTMLElement>('textarea');
  if (!box) throw new Error('the grid has no box to type into');
  return box;
};

function OneRow({ field, onSave }: { field: ReturnType<typeof describedField>; onSave: () => void }) {
  const context = useFieldContext();
  const name = describedField('text', { key: 'name', label: 'Name' });
  const object = { key: 'thing', title_field: 'name', fields: [name, field] } as unknown as ObjectDescription;
  const columns = columnsOf({ object, fields: object.fields, widths: {}, context, onSave, onOpen: () => undefined });
  const row = { id: 'r1', version: 1, name: 'One', it: null } as RecordData;
  return (
    <Grid
      label="Things"
      rows={inOrder([row], false)}
      columns={columns}
      onRange={() => undefined}
      loading={false}
      sort={null}
      onSort={() => undefined}
      onResize={() => undefined}
      selection={new Set()}
      onOpen={() => undefined}
    />
  );
}
