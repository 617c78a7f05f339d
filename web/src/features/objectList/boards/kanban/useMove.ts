/**
 * In charge of moving a record from one column to another: shown at once, written with what its stage asks for in one
 * change, put back with the server's words when it is refused, taken back on demand.
 */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition, FieldDescription, ObjectDescription, RecordData, RecordPage } from '../../../../api/types';
import { both } from '../../../../fields/condition/reading';
import { useFieldContext } from '../../../../fields/context';
import { titleOf } from '../../../../fields/data/objects';
import { type Changes, useRecordWrites } from '../../../../fields/data/records';
import { useToast } from '../../../../kit/toast';
import type { Counted } from '../../groups';
import type { Asked } from '../../rows';
import { answerOf, BLANK, conditionOf, type Lane } from './lanes';

interface Parts {
  object: ObjectDescription;
  field: FieldDescription;
  amount: FieldDescription | null;
  asked: Asked;
}

export type Move = (record: RecordData, from: Lane, to: Lane, filled?: Changes) => Promise<void>;

/** @throws ApiError when it is refused; by then the card is back. */
export function useMove({ object, field, amount, asked }: Parts): Move {
  const { t } = useTranslation('boards');
  const client = useQueryClient();
  const writes = useRecordWrites(object.key);
  const context = useFieldContext();
  const toast = useToast();
  return useCallback(
    async (record, from, to, filled = {}) => {
      const title = titleOf(record, object, context);
      const carry = async (card: RecordData, source: Lane, goal: Lane, more: Changes): Promise<RecordData> => {
        const where = (lane: Lane) => both(asked.filter, conditionOf(field, lane.id));
        const putBack = shift(client, { object: object.key, field, amount, card, from: source, to: goal, where });
        try {
          return await writes.update(card, { ...more, [field.key]: goal.value });
        } catch (error) {
          putBack();
          throw error;
        } finally {
          void client.invalidateQueries({ queryKey: ['records', object.key] });
        }
      };
      const saved = await carry(record, from, to, filled);
      const told = t('moved', { title, lane: to.label });
      const back = answerOf(object.fields, field, from, saved);
      if (back.kind !== 'free') toast.info(told);
      else toast.undo(told, () => void carry(saved, to, from, {}).catch(toast.error));
    },
    [object, field, amount, asked.filter, client, writes, context, toast, t],
  );
}

interface Shift {
  object: string;
  field: FieldDescription;
  amount: FieldDescription | null;
  card: RecordData;
  from: Lane;
  to: Lane;
  where: (lane: Lane) => Condition | null;
}

/** Show a card in another column, heads included. @returns how to take that back. */
function shift(client: QueryClient, { object, field, amount, card, from, to, where }: Shift): () => void {
  void client.cancelQueries({ queryKey: ['records', object] });
  const before = client.getQueriesData({ queryKey: ['records', object] });
  const [left, entered] = [from, to].map((lane) => JSON.stringify(where(lane)));
  const moved = { ...card, [field.key]: to.value };
  for (const [key, data] of before) {
    const [, , kind, body, page] = key;
    if (!data || typeof body !== 'string') continue;
    if (kind === 'lanes') client.setQueryData(key, headsAfter(data as Counted, card, amount, from, to));
    if (kind !== 'list') continue;
    const listed = JSON.stringify((JSON.parse(body) as { filter?: Condition }).filter ?? null);
    const records = (data as RecordPage).records.filter(({ id }) => id !== card.id);
    if (listed === left) client.setQueryData(key, { ...(data as RecordPage), records });
    if (listed === entered && page === 0)
      client.setQueryData(key, { ...(data as RecordPage), records: [moved, ...records] });
  }
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data);
  };
}

function headsAfter(
  counted: Counted,
  card: RecordData,
  amount: FieldDescription | null,
  from: Lane,
  to: Lane,
): Counted {
  const value = amount ? figureOf(card[amount.key]) : 0;
  const idOf = (group: Counted['groups'][number]) => String(group.keys[0]?.value ?? BLANK);
  const known = counted.groups.some((group) => idOf(group) === to.id);
  const groups = known
    ? counted.groups
    : [...counted.groups, { keys: [{ value: to.id === BLANK ? null : to.id, label: to.label }], values: ['0', null] }];
  return {
    ...counted,
    groups: groups.map((group) => {
      const sign = idOf(group) === from.id ? -1 : idOf(group) === to.id ? 1 : 0;
      const [count, sum, ...rest] = group.values;
      if (sign === 0) return group;
      const total = amount ? [String(Number(sum ?? 0) + sign * value)] : [];
      return { ...group, values: [String(Number(count) + sign), ...total, ...rest] };
    }),
  };
}

/** A number as a record holds it: plain, or as money. */
function figureOf(value: unknown): number {
  if (typeof value === 'object' && value !== null && 'amount' in value) return Number(value.amount);
  return Number(value ?? 0);
}
