import fc from 'fast-check';
import { produce } from 'immer';
import { describe, expect, test } from 'vitest';
import type { FieldBody, ObjectBody } from '../../api/types';
import { type BodyDraft, fieldOfPath, insertField, markOf, moveFields, rekeyField, removeFields } from './body';

const field = (key: string, type = 'text'): FieldBody => ({ key, type, label: key, settings: {} });
const BODY: ObjectBody = {
  label: 'Thing',
  title_field: 'name',
  fields: [field('name'), field('amount', 'number'), field('note')],
  unique_together: [['name', 'amount']],
};
const having = (recipe: (body: BodyDraft) => void) => produce(BODY, (draft) => void recipe(draft));
const keys = ({ fields }: ObjectBody) => fields.map(({ key }) => key);

describe('changing an object', () => {
  test('a field is put where it was dropped', () => {
    expect(keys(having((body) => insertField(body, field('new'), 1)))).toEqual(['name', 'new', 'amount', 'note']);
  });

  test('moving keeps every field, whatever is moved wherever', () => {
    const some = fc.subarray(keys(BODY));
    const before = fc.constantFrom(...keys(BODY), 'gone', null);
    fc.assert(
      fc.property(some, before, (moved, to) => {
        expect(keys(having((body) => moveFields(body, moved, to))).sort()).toEqual(keys(BODY).sort());
      }),
    );
  });

  test('several fields move together, in the order they are given', () => {
    expect(keys(having((body) => moveFields(body, ['note', 'name'], 'amount')))).toEqual(['note', 'name', 'amount']);
    expect(keys(having((body) => moveFields(body, ['name'], null)))).toEqual(['amount', 'note', 'name']);
  });

  test('a removed title hands its part to the next text field', () => {
    const body = having((draft) => removeFields(draft, ['name']));
    expect(body.title_field).toBe('note');
    expect(body.unique_together).toEqual([]);
  });

  test('a new key is followed by the title and by the rules of uniqueness', () => {
    const body = having((draft) => rekeyField(draft, 'name', 'full_name'));
    expect(body.title_field).toBe('full_name');
    expect(body.unique_together).toEqual([['full_name', 'amount']]);
  });

  test('layouts follow a new key and lose what is removed', () => {
    const placed = produce(BODY, (body) => {
      body.layouts = [
        { key: 'main', uses: ['create'], tabs: [{ key: 't', groups: [{ key: 'g', items: [{ field: 'name' }] }] }] },
      ];
    });
    const items = (recipe: (body: BodyDraft) => void) =>
      produce(placed, (body) => void recipe(body)).layouts?.[0]?.tabs[0]?.groups[0]?.items;
    expect(items((body) => rekeyField(body, 'name', 'title'))).toEqual([{ field: 'title' }]);
    expect(items((body) => removeFields(body, ['name']))).toEqual([]);
    expect(fieldOfPath(placed, 'layouts[0].tabs[0].groups[0].items[0].span')).toBe('name');
  });

  test.each([
    ['fields[1].label', 'amount'],
    ['fields.note', 'note'],
    ['label', null],
    ['fields[9]', null],
  ])('the problem at %s is about %s', (path, key) => {
    expect(fieldOfPath(BODY, path)).toBe(key);
  });

  test('a field written with its empty settings spelled out counts as unchanged', () => {
    expect(markOf({ ...field('note'), help: '', required: false, default: null }, BODY)).toBeNull();
    expect(markOf({ ...field('note'), required: true }, BODY)).toBe('changed');
    expect(markOf(field('other'), BODY)).toBe('new');
  });
});
