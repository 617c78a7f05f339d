/** In charge of questionnaires: what is asked, what was answered, how many points that makes. The server has the last word. */
import type { FieldDescription, Words } from '../../api/types';

export interface Answer {
  readonly key: string;
  readonly label: Words;
  /** A decimal, at most two places; may be below zero. */
  readonly points: string | number;
}

export interface Question {
  readonly key: string;
  readonly label: Words;
  readonly required?: boolean;
  /** Several answers may be given; their points are added. */
  readonly multiple?: boolean;
  readonly options: readonly Answer[];
}

export interface Grade {
  readonly key: string;
  readonly label: Words;
  /** Least points. */
  readonly from: string | number;
}

export type Answers = Readonly<Record<string, string | readonly string[]>>;

export interface Score {
  readonly score: string;
  readonly grade: string | null;
  readonly answers: Answers;
}

type Settings = Readonly<Record<string, unknown>>;

export const questionsOf = (settings: Settings): readonly Question[] =>
  Array.isArray(settings.questions) ? settings.questions : [];

export const gradesOf = (settings: Settings): readonly Grade[] =>
  Array.isArray(settings.grades) ? settings.grades : [];

export const chosenOf = (answers: Answers, { key }: Question): readonly string[] => {
  const given = answers[key];
  return given === undefined ? [] : typeof given === 'string' ? [given] : given;
};

/** Hundredths, so that sums stay exact. */
const hundredths = (points: string | number): number => Math.round(Number(points) * 100) || 0;

/** What answers make; null for none at all. */
export function scored({ settings }: Pick<FieldDescription, 'settings'>, answers: Answers): Score | null {
  if (Object.keys(answers).length === 0) return null;
  const total = questionsOf(settings)
    .flatMap((question) => {
      const keys = chosenOf(answers, question);
      return question.options.filter(({ key }) => keys.includes(key));
    })
    .reduce((sum, { points }) => sum + hundredths(points), 0);
  const reached = gradesOf(settings).filter(({ from }) => hundredths(from) <= total);
  const best = reached.reduce<Grade | null>(
    (top, grade) => (top === null || hundredths(grade.from) > hundredths(top.from) ? grade : top),
    null,
  );
  return { score: String(total / 100), grade: best?.key ?? null, answers };
}

/** The answers after a press. */
export function pressed(answers: Answers, question: Question, key: string): Answers {
  if (!question.multiple) return { ...answers, [question.key]: key };
  const before = chosenOf(answers, question);
  const next = question.options
    .map((option) => option.key)
    .filter((other) => (other === key ? !before.includes(key) : before.includes(other)));
  const { [question.key]: _, ...rest } = answers;
  return next.length > 0 ? { ...rest, [question.key]: next } : rest;
}

/** The first question that has to be answered and is not, once any is; null when none is left. */
export function unanswered({ settings }: Pick<FieldDescription, 'settings'>, answers: Answers): Question | null {
  if (Object.keys(answers).length === 0) return null;
  const open = (question: Question) => question.required !== false && chosenOf(answers, question).length === 0;
  return questionsOf(settings).find(open) ?? null;
}
