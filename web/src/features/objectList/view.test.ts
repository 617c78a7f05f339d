import { describe, expect, test } from 'vitest';
import { inOrder } from '../../grid/rows';
import type { GroupHead } from '../../grid/types';
import { spanOfDays } from './figures';
import { inGroups } from './groupRows';
import { placesOf } from './groups';
import { layoutOver, plainBody, roleFields } from './view';

describe('the layout that a device keeps of a view', () => {
  const saved = { ...plainBody('deal'), columns: [{ field: 'name', width: 0 }], frozen: 2 };

  test('holds only what differs from what was saved', () => {
    const wide = [{ field: 'name', width: 240 }];
    const changed = layoutOver(saved, {}, { columns: wide, frozen: 2 });
    expect(changed).toEqual({ columns: wide });
    expect(layoutOver(saved, changed, { columns: saved.columns })).toEqual({});
  });

  test('keeps what was changed before', () => {
    expect(layoutOver(saved, { frozen: 1 }, { lanes: 'stage' })).toEqual({ frozen: 1, lanes: 'stage' });
  });
});

test('a board asks for the fields of its roles, a grid for its columns alone', () => {
  const body = { ...plainBody('deal'), lanes: 'stage', card: ['amount'] };
  expect(roleFields(body)).toEqual([]);
  expect(roleFields({ ...body, type: 'kanban' })).toEqual(['stage', 'amount']);
});

describe('rows between the heads of their groups', () => {
  const group = (id: string, count: number) => ({ id, value: id, label: id, count, figures: [] });
  const groups = [group('a', 2), group('b', 3), group('c', 1)];
  const heads: GroupHead[] = groups.map(({ id, count }) => ({
    id,
    label: id,
    count,
    totals: {},
    collapsed: id === 'b',
  }));
  const rows = inOrder(
    ['1', '2', '3', '4', '5', '6'].map((id) => ({ id })),
    false,
  );
  const list = inGroups(rows, placesOf(groups, new Set(['b'])), heads);

  test('are where one counts them, those of a closed group nowhere', () => {
    const drawn = Array.from({ length: list.total }, (_, place) => list.head?.(place)?.id ?? list.at(place)?.id);
    expect(drawn).toEqual(['a', '1', '2', 'b', 'c', '6']);
    expect(list.numberAt?.(5)).toBe(6);
  });

  test('are chosen and copied across heads without those of closed groups', async () => {
    expect(await list.ids(5, 1)).toEqual(['1', '2', '6']);
    expect((await list.span(2, 5)).map((row) => row?.id)).toEqual(['2', undefined, undefined, '6']);
  });
});

test('a span of days is said in the words of the language', () => {
  expect(spanOfDays('2026-03-01', 'month', 'en-US')).toBe('March 2026');
  expect(spanOfDays('2026-04-01', 'quarter', 'en-US')).toBe('2026 Q2');
  expect(spanOfDays('2026-01-01', 'year', 'en-US')).toBe('2026');
  expect(spanOfDays('2026-03-05', 'day', 'en-US')).toBe('March 5, 2026');
});
