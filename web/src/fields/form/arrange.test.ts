import { describe, expect, test } from 'vitest';
import type { FieldDescription, Layout } from '../../api/types';
import { arrange, columnsOf, layoutFor, shownFields } from './arrange';

const field = (key: string, type = 'text') => ({ key, type, label: key, settings: {} }) as unknown as FieldDescription;
const FIELDS = [field('name'), field('amount', 'number'), field('note')];
const LAYOUT: Layout = {
  key: 'main',
  uses: ['create', 'detail'],
  tabs: [
    {
      key: 'one',
      label: { 'zh-CN': '\u4e00', 'en-US': 'One' },
      groups: [
        { key: 'a', label: 'A', columns: 2, items: [{ field: 'note', span: 3 }, { field: 'gone' }, { note: 'Hint' }] },
        { key: 'b', items: [{ divider: true }, { field: 'gone' }] },
      ],
    },
    { key: 'two', groups: [{ key: 'c', items: [] }] },
  ],
};

describe('arranging a form', () => {
  test('without a layout every field is shown in its order', () => {
    expect(shownFields(arrange(FIELDS, null)).map(({ key }) => key)).toEqual(['name', 'amount', 'note']);
  });

  test('with one, what it does not place is not shown and what is left empty is left out', () => {
    const [tab, ...rest] = arrange(FIELDS, LAYOUT, { language: 'en-US' });
    expect(rest).toEqual([]);
    expect(tab?.label).toBe('One');
    expect(tab?.groups.map(({ key }) => key)).toEqual(['a']);
    expect(tab?.groups[0]?.items).toEqual([
      { kind: 'field', field: FIELDS[2], span: 2 },
      { kind: 'note', text: 'Hint' },
    ]);
  });

  test('a phone has one column', () => {
    const tabs = arrange(FIELDS, LAYOUT, { phone: true });
    expect(columnsOf(tabs)).toBe(1);
    expect(tabs[0]?.groups[0]?.items[0]).toMatchObject({ span: 1 });
  });

  test('a phone takes its own layout, else that of the use, else the automatic one', () => {
    const phone = { ...LAYOUT, key: 'phone', uses: ['phone'] };
    expect(layoutFor({ layouts: [LAYOUT, phone] }, 'create', true)?.key).toBe('phone');
    expect(layoutFor({ layouts: [LAYOUT, phone] }, 'create', false)?.key).toBe('main');
    expect(layoutFor({ layouts: [LAYOUT] }, 'detail', true)?.key).toBe('main');
    expect(layoutFor({ layouts: [] }, 'detail', true)).toBeNull();
  });
});
