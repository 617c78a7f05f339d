/** Date: a calendar day without time or zone, `YYYY-MM-DD`. */
import { NoConfig } from '../controls/NoConfig';
import type { TypedField } from '../type';
import { Editor } from './Editor';
import { FilterValue } from './FilterValue';
import { dayText, timeText } from './span';
import { GridCell, View } from './View';
import { readDate } from './value';

export const fieldType: TypedField<string> = {
  key: 'date',
  entry: 'typed',
  icon: 'cal',
  group: 'time',
  order: 50,
  family: 'time',
  align: 'start',
  width: 112,
  settings: {},
  operators: ['relative', 'eq', 'lt', 'le', 'gt', 'ge', 'between', 'empty', 'not_empty'],
  toText: (value) => value,
  toTyped: (value) => value,
  read: (text, _field, { today, t }) => {
    if (!text.trim()) return { ok: true, value: null };
    const day = readDate(text, today);
    return day
      ? { ok: true, value: day, echo: t('read.echo', { value: day }) }
      : { ok: false, message: t('read.notDate') };
  },
  filterText: (value, _field, context) => timeText(value, context, (day) => dayText(day, context)),
  View,
  GridCell,
  Editor,
  FilterValue,
  Config: NoConfig,
};
