/** In charge of people, departments and records that a text names: all names of a column are asked for together. */
import { api } from '../../api/client';
import type { Department, FieldDescription, Named, ObjectDescription, RecordData, RecordPage } from '../../api/types';
import { byName, manyOf, type Nameable, namesIn, type ReadText } from '../reading';
import type { FieldContext } from '../type';
import { titleOf } from './objects';

/** Names that are asked for in one request. */
const TOGETHER = 100;
/** Answers of one request, as the server allows. */
const MOST = 200;
/** Requests under way at once, where each name needs its own. */
const AT_ONCE = 6;

type Reader<V> = (texts: readonly string[], field: FieldDescription, context: FieldContext) => Promise<ReadText<V>>;

const many =
  <V>(find: (names: readonly string[], field: FieldDescription, context: FieldContext) => Promise<Nameable<V>[]>) =>
  async (texts: readonly string[], field: FieldDescription, context: FieldContext) =>
    manyOf(byName(await find(namesIn(texts, true), field, context), context));

const one =
  <V>(
    find: (names: readonly string[], field: FieldDescription, context: FieldContext) => Promise<Nameable<V>[]>,
  ): Reader<V> =>
  async (texts, field, context) =>
    byName(await find(namesIn(texts, false), field, context), context);

async function members(names: readonly string[]): Promise<Nameable<Named>[]> {
  const found = await eachOf(names, async (search) => {
    const { members } = await api.get<{ members: Named[] }>('/members', { search, limit: MOST });
    return members;
  });
  return different(found.flat()).map((member) => ({ words: [member.name], value: member }));
}

async function departments(): Promise<Nameable<Named>[]> {
  const { departments } = await api.get<{ departments: Department[] }>('/departments');
  return departments.map(({ id, name }) => ({ words: [name], value: { id, name } }));
}

async function records(
  names: readonly string[],
  field: FieldDescription,
  context: FieldContext,
): Promise<Nameable<{ id: string; title: string }>[]> {
  const target = field.target ?? '';
  if (names.length === 0) return [];
  const object = await api.get<ObjectDescription>(`/objects/${target}`);
  const title = object.fields.find(({ key }) => key === object.title_field);
  const ask = async (more: Record<string, unknown>) => {
    const body = { kind: 'list', fields: [object.title_field], limit: MOST, ...more };
    return (await api.query<RecordPage>(`/objects/${target}/query`, body)).records;
  };
  const found = title?.operators.includes('in')
    ? await eachOf(chunks(names, TOGETHER), (value) => ask({ filter: { field: title.key, op: 'in', value } }))
    : await eachOf(names, (search) => ask({ search }));
  return different<RecordData>(found.flat()).map((record) => {
    const words = titleOf(record, object, context);
    return { words: [words], value: { id: record.id, title: words } };
  });
}

export const memberReader = one(members);
export const membersReader = many(members);
export const departmentReader = one(departments);
export const departmentsReader = many(departments);
export const recordReader = one(records);
export const recordsReader = many(records);

const different = <T extends { id: string }>(found: readonly T[]): T[] => [
  ...new Map(found.map((each) => [each.id, each])).values(),
];

const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

/** Asks for each, only some at a time. */
async function eachOf<T, A>(list: readonly T[], ask: (each: T) => Promise<A>): Promise<A[]> {
  const answers: A[] = [];
  for (const some of chunks(list, AT_ONCE)) answers.push(...(await Promise.all(some.map(ask))));
  return answers;
}
