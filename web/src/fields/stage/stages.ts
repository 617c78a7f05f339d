/** In charge of the stages of a field: their order, where each may lead, and how far a record has come. */
import type { FieldDescription, OptionDescription } from '../../api/types';
import type { JointStep } from '../../kit/Joint';
import { isEmpty } from '../data/isEmpty';
import { optionOf } from '../options/options';

export type Outcome = 'open' | 'won' | 'lost';

/** What a stage says besides the words of an option. */
export interface StagePart {
  /** Keys of the stages one may go to; empty means any. */
  readonly to?: readonly string[];
  readonly outcome?: Outcome;
  /** Per cent. */
  readonly probability?: number | null;
  /** Keys of the fields that must be filled before a record enters it. */
  readonly needs?: readonly string[];
}

export type Stage = OptionDescription & StagePart;

export const stagesOf = (field: FieldDescription): readonly Stage[] => field.options ?? [];

export const stageOf = (field: FieldDescription, key: string): Stage => optionOf(field, key);

export const outcomeOf = ({ outcome }: StagePart): Outcome => outcome ?? 'open';

/** Stages that are shown: those in use, and the one where the record stands. */
export const shownStages = (field: FieldDescription, value: string | null): readonly Stage[] => {
  const shown = stagesOf(field).filter(({ key, retired }) => !retired || key === value);
  return value !== null && !shown.some(({ key }) => key === value) ? [...shown, stageOf(field, value)] : shown;
};

/** Stages one may go to from `from`; null is a record that stands nowhere yet. */
export function movesFrom(field: FieldDescription, from: string | null): readonly Stage[] {
  const to = from === null ? [] : (stageOf(field, from).to ?? []);
  return stagesOf(field).filter(
    ({ key, retired }) => key === from || (!retired && (to.length === 0 || to.includes(key))),
  );
}

/** The fields that `values` lack to enter the stage `key`, of those that can be seen. */
export function lackingFor(
  fields: readonly FieldDescription[],
  field: FieldDescription,
  key: string,
  values: Readonly<Record<string, unknown>>,
): readonly FieldDescription[] {
  if (values[field.key] === key) return [];
  const needs = stageOf(field, key).needs ?? [];
  return fields.filter((each) => needs.includes(each.key) && isEmpty(each, values[each.key]));
}

/** How each stage stands to the one where the record is. */
export function stateOf(stages: readonly Stage[], stage: Stage, value: string | null): JointStep['state'] {
  if (stage.key === value) {
    const outcome = outcomeOf(stage);
    return outcome === 'open' ? 'now' : outcome;
  }
  const at = stages.findIndex(({ key }) => key === value);
  const now = stages[at];
  if (!now || outcomeOf(now) === 'lost' || outcomeOf(stage) !== 'open') return 'next';
  return stages.indexOf(stage) < at ? 'done' : 'next';
}
