import { useFieldContext } from '../context';
import type { ViewProps } from '../type';
import styles from './money.module.css';
import { rmbWords } from './rmbWords';
import { ledgerFigure, type Money, moneySettings, showMoney } from './value';

export function View({ field, value }: ViewProps<Money>) {
  const context = useFieldContext();
  if (value === null) return null;
  const { upper } = moneySettings(field.settings);
  const words = upper && value.currency === 'CNY' ? rmbWords(value.amount) : null;
  return (
    <span className={styles.money}>
      <span className="numeric">{showMoney(value, field, context)}</span>
      {words && <small>{words}</small>}
    </span>
  );
}

/** Without sign and unit: they stand once in the head of the column. */
export function GridCell({ field, value }: ViewProps<Money>) {
  return value === null ? null : ledgerFigure(value, field);
}
