import { produce } from 'immer';
import { expect, test } from 'vitest';
import type { FieldBody, ObjectBody } from '../../api/types';
import { fieldsFor, proposeActivity } from './activity';
import { rekeyField, removeFields } from './body';

const field = (key: string, type: string): FieldBody => ({ key, type, label: key, settings: {} });
const FIELDS = [
  field('summary', 'text'),
  field('held_at', 'datetime'),
  field('content', 'long_text'),
  field('next_on', 'date'),
  field('way', 'radio'),
];
const BODY: ObjectBody = {
  label: 'Visit',
  title_field: 'summary',
  fields: FIELDS,
  activity: proposeActivity(FIELDS),
};

test('each part of an activity is proposed a fitting field that says nothing else', () => {
  expect(BODY.activity).toEqual({
    at: 'held_at',
    text: 'content',
    way: 'way',
    next_at: 'next_on',
    next_step: 'summary',
    done: '',
    place: '',
    files: '',
  });
  expect(fieldsFor('way', FIELDS).map(({ key }) => key)).toEqual(['way']);
});

test('a field that goes says nothing of the activity any more, one with another key still does', () => {
  const without = produce(BODY, (body) => removeFields(body, ['way', 'next_on']));
  expect(without.activity).toMatchObject({ at: 'held_at', way: '', next_at: '' });
  expect(produce(BODY, (body) => rekeyField(body, 'way', 'how')).activity?.way).toBe('how');
});

test('without its time an object is no activity', () => {
  expect(produce(BODY, (body) => removeFields(body, ['held_at'])).activity).toBeNull();
});
