import type { FieldDescription } from '../../api/types';
import { OptionTag } from '../../kit/OptionTag';
import { optionOf } from '../options/options';
import type { ViewProps } from '../type';
import styles from './stage.module.css';
import { outcomeOf, shownStages, stateOf } from './stages';

/** More bars than this say nothing. */
const MOST_BARS = 9;

/** How far a record has come, as small joined bars. */
function Bars({ field, value }: { field: FieldDescription; value: string }) {
  const stages = shownStages(field, value);
  const bars = stages.filter((stage) => outcomeOf(stage) === 'open' || stage.key === value);
  if (bars.length > MOST_BARS) return null;
  return (
    <span className={styles.bars} aria-hidden="true">
      {bars.map((stage) => (
        <i key={stage.key} className={styles[stateOf(stages, stage, value)]} />
      ))}
    </span>
  );
}

export function GridCell({ field, value }: ViewProps<string>) {
  if (value === null) return null;
  return (
    <span className={styles.cell}>
      <Bars field={field} value={value} />
      <span className="ellipsis">{optionOf(field, value).label}</span>
    </span>
  );
}

export function View({ field, value }: ViewProps<string>) {
  if (value === null) return null;
  const { label, color, retired } = optionOf(field, value);
  return (
    <span className={styles.cell}>
      <OptionTag label={label} color={color} retired={retired} />
      <Bars field={field} value={value} />
    </span>
  );
}
