/** What comes next with this record, and the press that says it is done. */
import { useTranslation } from 'react-i18next';
import { useFieldContext } from '../../fields/context';
import { useRecordWrites } from '../../fields/data/records';
import { fieldTypeOf } from '../../fields/registry';
import { Icon } from '../../kit/Icon';
import { useToast } from '../../kit/toast';
import type { NextStep } from './nextStep';
import styles from './record.module.css';
import { dayOf } from './timeline/days';
import { fieldOf } from './timeline/ways';

interface Props {
  next: NextStep;
  /** The timeline is to be read again. */
  onDone: () => void;
}

export function NextStepFact({ next, onDone }: Props) {
  const { t } = useTranslation('record');
  const context = useFieldContext();
  const toast = useToast();
  const { telling, activity: record } = next;
  const { activity } = telling;
  const writes = useRecordWrites(telling.object.key);
  const field = fieldOf(telling, activity.next_at);
  const at = String(record[activity.next_at]);
  const late = dayOf(at, context.zone) < context.today;
  const step = activity.next_step ? record[activity.next_step] : null;
  const words = field ? fieldTypeOf(field.type).toText(at, field, context) : at;
  const finish = async () => {
    try {
      const saved = await writes.update(record, { [activity.done]: true });
      onDone();
      toast.undo(t('plan.done'), () => {
        writes.update(saved, { [activity.done]: false }).then(onDone, toast.error);
      });
    } catch (error) {
      toast.error(error);
    }
  };
  return (
    <div className={styles.nextStep} data-late={late || undefined}>
      <Icon name="cal" />
      <p>
        <small>
          {t(late ? 'plan.late' : 'plan.label')}
          <span className="numeric">{words}</span>
        </small>
        <b className="ellipsis" title={typeof step === 'string' ? step : undefined}>
          {typeof step === 'string' && step ? step : telling.object.label}
        </b>
      </p>
      {activity.done && telling.object.may.update && (
        <button type="button" className="btn ghost" onClick={() => void finish()}>
          <Icon name="check" />
          {t('plan.finish')}
        </button>
      )}
    </div>
  );
}
