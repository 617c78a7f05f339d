/** Score: a questionnaire is answered, its points make a score and a grade. */
import { isMany } from '../condition/model';
import type { OpenedField } from '../type';
import { Config } from './Config';
import { Editor } from './Editor';
import { FilterValue } from './FilterValue';
import type { Score } from './questionnaire';
import { DetailView, gradeLabel, View } from './View';

export const fieldType: OpenedField<Score> = {
  key: 'score',
  entry: 'opened',
  icon: 'star',
  group: 'special',
  order: 102,
  family: 'number',
  align: 'start',
  width: 150,
  settings: { questions: [], grades: [], valid_days: null },
  operators: ['gt', 'ge', 'lt', 'le', 'between', 'eq', 'ne', 'empty', 'not_empty'],
  toText: ({ score, grade }, field, { language }) =>
    grade === null ? score : `${score} ${gradeLabel(field, grade, language)}`,
  filterText: (value, _field, { t }) => {
    if (isMany(value)) return t('span.range', { from: value[0] || '…', to: value[1] || '…' });
    return typeof value === 'string' ? value : null;
  },
  View,
  DetailView,
  GridCell: View,
  Editor,
  FilterValue,
  Config,
};
