import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { Grid } from '../grid/Grid';
import { inOrder } from '../grid/rows';
import type { GridColumn, GroupHead, RowChange } from '../grid/types';
import { type Mounted, mounted } from './mounted';

interface Row {
  id: string;
  name: string;
  n: string;
  note: string;
}

const column = (key: 'name' | 'n' | 'note', more: Partial<GridColumn<Row>> = {}): GridColumn<Row> => ({
  key,
  title: key,
  width: 100,
  align: 'start',
  sortable: false,
  render: (row) => row[key],
  copy: (row) => row[key],
  edit: { begin: (row) => row[key], save: () => null },
  take: {
    reader: async () => (_, text) =>
      key === 'n' && /\D/.test(text) ? { problem: 'no figure' } : { values: { [key]: text } },
  },
  ...more,
});
const COLUMNS = [column('name'), column('n', { continues: true }), column('note')];
const rowsOf = (count: number): Row[] =>
  Array.from({ length: count }, (_, i) => ({ id: `r${i}`, name: `Row ${i + 1}`, n: String(i), note: '' }));

interface Parts {
  count?: number;
  onCells?: (changes: readonly RowChange<Row>[]) => Promise<void>;
  onReorder?: (keys: readonly string[]) => void;
  onOpen?: (row: Row) => void;
  onToggle?: (id: string) => void;
  onRead?: () => void;
  heads?: Readonly<Record<number, GroupHead>>;
}

function List({ count = 5, onCells, onReorder, onOpen, onToggle, onRead, heads }: Parts) {
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const all = inOrder(rowsOf(count), false);
  const read = (at: number) => {
    onRead?.();
    return all.at(at);
  };
  const rows = { ...all, at: read };
  return (
    <Grid<Row>
      label="Rows"
      rows={heads ? { ...rows, at: (at) => (heads[at] ? undefined : rows.at(at)), head: (at) => heads[at] } : rows}
      columns={COLUMNS}
      onRange={() => undefined}
      loading={false}
      sort={null}
      onSort={() => undefined}
      onResize={() => undefined}
      selection={selection}
      onSelection={setSelection}
      onOpen={onOpen ?? (() => undefined)}
      {...(onCells ? { onCells } : {})}
      {...(onReorder ? { onReorder } : {})}
      {...(onToggle ? { onToggleGroup: onToggle } : {})}
    />
  );
}

const cell = (row: number, column: number): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
  if (!found) throw new Error(`no cell ${row} ${column}`);
  return found;
};
const focused = () => document.activeElement as HTMLElement;
const selected = () =>
  [...document.querySelectorAll('[data-row][aria-selected=true]')].map((one) => one.id.split('-').slice(-2).join('-'));

async function at(page: Mounted, row: number, place: number): Promise<void> {
  await page.click(cell(row, place));
  await page.settle();
}

describe('a range', () => {
  test('grows with Shift and an arrow, and is given up with Escape', async () => {
    const page = await mounted(<List />);
    await at(page, 1, 1);
    await page.key(focused(), 'ArrowDown', { shiftKey: true });
    await page.key(focused(), 'ArrowRight', { shiftKey: true });
    expect(selected()).toEqual(['1-1', '1-2', '2-1', '2-2']);
    await page.key(focused(), 'Escape');
    expect(selected()).toEqual([]);
  });

  test('with Shift and Space its rows are chosen, and given up again', async () => {
    const page = await mounted(<List />);
    await at(page, 1, 1);
    await page.key(focused(), 'ArrowDown', { shiftKey: true });
    await page.key(focused(), ' ', { shiftKey: true });
    expect(page.all('row').filter((row) => row.getAttribute('aria-selected') === 'true')).toHaveLength(2);
    await page.key(focused(), ' ', { shiftKey: true });
    expect(page.all('row').filter((row) => row.getAttribute('aria-selected') === 'true')).toHaveLength(0);
  });

  test('of all cells of a long list is taken at once', async () => {
    const onRead = vi.fn();
    const page = await mounted(<List count={100_000} onRead={onRead} />);
    await at(page, 0, 1);
    onRead.mockClear();
    await page.key(focused(), 'a', { ctrlKey: true });
    // only what is drawn is read: how long a list is costs nothing
    expect(onRead.mock.calls.length).toBeLessThan(300);
    expect(selected().length).toBeLessThan(300);
  });
});

describe('keys of an input method', () => {
  test('neither clear, fill nor move while it composes', async () => {
    const onCells = vi.fn(async () => undefined);
    const page = await mounted(<List onCells={onCells} />);
    await at(page, 1, 2);
    const composing = { isComposing: true, keyCode: 229 };
    for (const key of ['Backspace', 'Delete', 'Enter', ' ', 'ArrowDown', 'Escape', 'Process']) {
      await page.key(focused(), key, composing);
    }
    await page.key(focused(), 'd', { ...composing, ctrlKey: true });
    expect(onCells).not.toHaveBeenCalled();
    expect(focused().tagName).toBe('TEXTAREA');
  });

  test('typing over a range replaces the value of the active cell alone', async () => {
    const page = await mounted(<List />);
    await at(page, 1, 1);
    await page.key(focused(), 'ArrowDown', { shiftKey: true });
    await page.type(focused(), '你');
    expect((focused() as HTMLTextAreaElement).value).toBe('你');
  });
});

describe('a paste', () => {
  test('is one set of changes', async () => {
    const onCells = vi.fn(async () => undefined);
    const page = await mounted(<List onCells={onCells} />);
    await at(page, 1, 1);
    await page.paste(focused(), '7\tx\r\n8\ty\r\n');
    await page.settle();
    expect(onCells).toHaveBeenCalledTimes(1);
    expect(onCells.mock.calls[0]).toMatchObject([
      [
        { row: { id: 'r1' }, values: { n: '7', note: 'x' } },
        { row: { id: 'r2' }, values: { n: '8', note: 'y' } },
      ],
    ]);
    expect(selected()).toEqual(['1-1', '1-2', '2-1', '2-2']);
  });

  test('that cannot be read as a whole saves nothing before somebody has said so', async () => {
    const onCells = vi.fn(async () => undefined);
    const page = await mounted(<List onCells={onCells} />);
    await at(page, 3, 1);
    await page.paste(focused(), 'many\n9\n10');
    await page.settle();
    expect(onCells).not.toHaveBeenCalled();
    expect(page.one('dialog').textContent).toContain('no figure');
    const accept = page.one('dialog').querySelector('.primary');
    if (!accept) throw new Error('nothing to press');
    await page.click(accept);
    await page.settle();
    expect(onCells.mock.calls).toMatchObject([[[{ row: { id: 'r4' }, values: { n: '9' } }]]]);
  });

  test('is left to the editor while one types', async () => {
    const onCells = vi.fn(async () => undefined);
    const page = await mounted(<List onCells={onCells} />);
    await at(page, 1, 2);
    await page.type(focused(), 'a');
    await page.paste(focused(), 'x\ty');
    await page.settle();
    expect(onCells).not.toHaveBeenCalled();
  });
});

test('Ctrl+D fills a range from its first row, Delete clears it', async () => {
  const onCells = vi.fn(async () => undefined);
  const page = await mounted(<List onCells={onCells} />);
  await at(page, 1, 1);
  await page.key(focused(), 'ArrowDown', { shiftKey: true });
  await page.key(focused(), 'd', { ctrlKey: true });
  await page.settle();
  await page.key(focused(), 'Delete');
  await page.settle();
  expect(onCells.mock.calls).toMatchObject([
    [[{ row: { id: 'r2' }, values: { n: '1' } }]],
    [
      [
        { row: { id: 'r1' }, values: { n: '' } },
        { row: { id: 'r2' }, values: { n: '' } },
      ],
    ],
  ]);
});

describe('a column', () => {
  const drag = (from: Element, x: number, end: 'pointerup' | 'Escape') => {
    const pointer = (type: string, clientX: number) =>
      new MouseEvent(type, { bubbles: true, clientX, clientY: 10, button: 0 });
    from.dispatchEvent(pointer('pointerdown', 150));
    window.dispatchEvent(pointer('pointermove', 160));
    window.dispatchEvent(pointer('pointermove', x));
    if (end === 'Escape') window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    window.dispatchEvent(pointer('pointerup', x));
  };

  test('goes where its head is dropped; Escape leaves it where it was', async () => {
    const onReorder = vi.fn();
    const page = await mounted(<List onReorder={onReorder} />);
    const head = page
      .all('columnheader', 'n')
      .find((one) => one.textContent === 'n')
      ?.querySelector('button');
    if (!head) throw new Error('no head');
    drag(head, 343, 'Escape');
    expect(onReorder).not.toHaveBeenCalled();
    drag(head, 343, 'pointerup');
    expect(onReorder).toHaveBeenCalledWith(['name', 'note', 'n']);
  });

  test('goes to the side with Alt, Shift and an arrow, never before the name', async () => {
    const onReorder = vi.fn();
    const page = await mounted(<List onReorder={onReorder} />);
    await at(page, 1, 1);
    await page.key(focused(), 'ArrowLeft', { altKey: true, shiftKey: true });
    expect(onReorder).not.toHaveBeenCalled();
    await page.key(focused(), 'ArrowRight', { altKey: true, shiftKey: true });
    expect(onReorder).toHaveBeenCalledWith(['name', 'note', 'n']);
  });
});

test('the head of a group opens and closes by key, and has no cells to fill', async () => {
  const onToggle = vi.fn();
  const head = { id: 'g', label: 'Group', count: 2, totals: {}, collapsed: false };
  const page = await mounted(<List heads={{ 0: head }} onToggle={onToggle} onCells={async () => undefined} />);
  await at(page, 1, 0);
  await page.key(focused(), 'ArrowUp');
  await page.key(focused(), 'Enter');
  await page.key(focused(), 'ArrowLeft');
  expect(onToggle.mock.calls).toEqual([['g'], ['g']]);
});
