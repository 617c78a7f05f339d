import { produce } from 'immer';
import { describe, expect, test } from 'vitest';
import type { FieldBody, Layout, ObjectBody } from '../../api/types';
import {
  addField,
  addGroup,
  addTab,
  changeItem,
  customise,
  follow,
  layoutOf,
  moveEntries,
  placedIn,
  share,
  sheetOf,
  shift,
  takeOff,
  USES,
} from './arrangement';
import type { BodyDraft } from './body';

const field = (key: string): FieldBody => ({ key, type: 'text', label: key, settings: {} });
const PLAIN: ObjectBody = { label: 'Thing', title_field: 'a', fields: ['a', 'b', 'c'].map(field) };
const MAIN: Layout = {
  key: 'main',
  uses: ['create', 'detail'],
  tabs: [
    {
      key: 't',
      groups: [
        { key: 'g', columns: 2, items: [{ field: 'a' }, { note: 'Hint' }, { field: 'b' }] },
        { key: 'h', items: [] },
      ],
    },
  ],
};
const ARRANGED: ObjectBody = { ...PLAIN, layouts: [MAIN] };
const having = (body: ObjectBody, recipe: (body: BodyDraft) => void) => produce(body, (draft) => void recipe(draft));
const ids = (body: ObjectBody, use: 'create' | 'detail' | 'phone' = 'create') =>
  sheetOf(body, use).tabs.map(({ groups }) => groups.map(({ entries }) => entries.map(({ id }) => id)));

describe('the sheet of a form', () => {
  test('without layouts it is every field, and nothing is unplaced', () => {
    expect(ids(PLAIN)).toEqual([[['a', 'b', 'c']]]);
    expect(sheetOf(PLAIN, 'create')).toMatchObject({ layout: null, own: false, unplaced: [] });
  });

  test('with one it is the layout, and what it does not place is unplaced', () => {
    expect(ids(ARRANGED)).toEqual([[['a', '~g.1', 'b'], []]]);
    expect(sheetOf(ARRANGED, 'create')).toMatchObject({ own: true, unplaced: ['c'] });
    expect(sheetOf(ARRANGED, 'phone')).toMatchObject({ own: false, layout: MAIN });
  });
});

describe('arranging', () => {
  test('entries move together, to another group or past themselves', () => {
    expect(ids(having(ARRANGED, (b) => moveEntries(b, 'create', ['a', 'b'], { group: 'h', before: null })))).toEqual([
      [['~g.0'], ['a', 'b']],
    ]);
    expect(ids(having(ARRANGED, (b) => moveEntries(b, 'create', ['b'], { group: 'g', before: 'a' })))).toEqual([
      [['b', 'a', '~g.2'], []],
    ]);
    expect(ids(having(ARRANGED, (b) => moveEntries(b, 'create', ['a'], { group: 'g', before: 'a' })))).toEqual(
      ids(ARRANGED),
    );
    expect(ids(having(PLAIN, (b) => moveEntries(b, 'create', ['c', 'a'], { group: '', before: 'b' })))).toEqual([
      [['c', 'a', 'b']],
    ]);
  });

  test('a note keeps its words wherever it is moved', () => {
    const body = having(ARRANGED, (b) => moveEntries(b, 'create', ['~g.1'], { group: 'h', before: null }));
    expect(body.layouts?.[0]?.tabs[0]?.groups[1]?.items).toEqual([{ note: 'Hint' }]);
  });

  test('a field from the tray is placed, one that is taken off stays a field', () => {
    expect(ids(having(ARRANGED, (b) => moveEntries(b, 'create', ['c'], { group: 'h', before: null })))).toEqual([
      [['a', '~g.1', 'b'], ['c']],
    ]);
    const without = having(ARRANGED, (b) => takeOff(b, 'create', ['a', '~g.1']));
    expect(ids(without)).toEqual([[['b'], []]]);
    expect(without.fields).toHaveLength(3);
  });

  test('a new field stands where it is dropped, and beside the same neighbour in other layouts', () => {
    const phone: Layout = { ...MAIN, key: 'phone', uses: ['phone'] };
    const both = having({ ...PLAIN, layouts: [MAIN, phone] }, (b) =>
      addField(b, 'create', field('n'), { group: 'g', before: 'b' }),
    );
    expect(both.layouts?.map(placedIn)).toEqual([
      ['a', 'n', 'b'],
      ['a', 'n', 'b'],
    ]);
    const plain = having(PLAIN, (b) => addField(b, 'create', field('n'), { group: '', before: 'b' }));
    expect(plain.fields.map(({ key }) => key)).toEqual(['a', 'n', 'b', 'c']);
  });

  test('a use gets a layout of its own, shares another, and follows again', () => {
    const own = having(PLAIN, (b) => customise(b, ['create', 'detail']));
    expect(own.layouts).toHaveLength(1);
    expect(ids(own)).toEqual(ids(PLAIN));
    const apart = having(own, (b) => customise(b, ['phone']));
    expect(apart.layouts?.map(({ uses }) => uses)).toEqual([['create', 'detail'], ['phone']]);
    const shared = having(apart, (b) => share(b, 'phone', 'create'));
    expect(shared.layouts?.map(({ uses }) => uses)).toEqual([['create', 'detail', 'phone']]);
    const back = having(shared, (b) => {
      for (const use of USES) follow(b, use);
    });
    expect(back.layouts).toEqual([]);
    expect(layoutOf(back, 'phone')).toBeNull();
  });

  test('groups and tabs have keys of their own, and change places', () => {
    const body = having(ARRANGED, (b) => {
      const layout = b.layouts?.[0] as Layout;
      expect(addGroup(layout, 't', 'New', 'g')).toBe('group_1');
      expect(addTab(layout, 'More')).toBe('tab_1');
      shift(layout.tabs, 'tab_1', -1);
      shift(layout.tabs, 'tab_1', -1);
    });
    expect(body.layouts?.[0]?.tabs.map(({ key, groups }) => [key, groups.map((group) => group.key)])).toEqual([
      ['tab_1', ['group_2']],
      ['t', ['g', 'group_1', 'h']],
    ]);
  });

  test('widths and words of several are changed at once', () => {
    const body = having(ARRANGED, (b) => changeItem(b, 'create', ['a', 'b'], { span: 2 }));
    expect(body.layouts?.[0]?.tabs[0]?.groups[0]?.items).toEqual([
      { field: 'a', span: 2 },
      { note: 'Hint' },
      { field: 'b', span: 2 },
    ]);
  });
});
