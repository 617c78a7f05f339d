import fc from 'fast-check';
import { produce } from 'immer';
import { describe, expect, test } from 'vitest';
import type { FieldBody, ObjectBody } from '../../api/types';
import { type BodyDraft, fieldOfPath, insertField, markOf, moveField, rekeyField, removeField } from './body';

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

  test('moving keeps every field, wherever it is moved to', () => {
    fc.assert(
      fc.property(fc.constantFrom(...keys(BODY)), fc.integer({ min: -3, max: 9 }), (key, to) => {
        expect(keys(having((body) => moveField(body, key, to))).sort()).toEqual(keys(BODY).sort());
      }),
    );
  });

  test('a removed title hands its part to the next text field', () => {
    const body = having((draft) => removeField(draft, 'name'));
    expect(body.title_field).toBe('note');
    expect(body.unique_together).toEqual([]);
  });

  test('a new key is followed by the title and by the rules of uniqueness', () => {
    const body = having((draft) => rekeyField(draft, 'name', 'full_name'));
    expect(body.title_field).toBe('full_name');
    expect(body.unique_together).toEqual([['full_name', 'amount']]);
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
