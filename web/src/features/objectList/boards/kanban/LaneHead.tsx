/** The frame of a column: its head joins the next one; what it says to a card that hangs over the board; or folded. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription } from '../../../../api/types';
import { useFieldContext } from '../../../../fields/context';
import { Icon } from '../../../../kit/Icon';
import { useLane } from '../../../../kit/LaneSurface';
import { Menu } from '../../../../kit/Menu';
import { figure } from '../../figures';
import styles from './kanban.module.css';
import type { Answer, Lane } from './lanes';

interface FrameProps {
  lane: Lane;
  amount: FieldDescription | null;
  /** Whether it takes the card that is lifted; null while none is. */
  reply: Answer | null;
  words: (answer: Answer, lane: Lane) => string;
}

interface HeadProps extends FrameProps {
  onHide: () => void;
  onAdd: (() => void) | null;
  children: ReactNode;
}

const ICONS = { here: 'check', free: 'check', lacks: 'edit', barred: 'lock' } as const;
const OUTCOME_ICONS = { won: 'check', lost: 'x', open: 'flag' } as const;

function look(reply: Answer | null, over: boolean): string {
  if (!reply || reply.kind === 'here') return '';
  const names = [reply.kind === 'barred' ? styles.barred : styles.takes, over && styles.over];
  return names.filter(Boolean).join(' ');
}

export function LaneHead({ lane, amount, reply, words, onHide, onAdd, children }: HeadProps) {
  const { t, i18n } = useTranslation('boards');
  const context = useFieldContext();
  const { ref, over } = useLane(`lane ${lane.id}`);
  const { label, count, sum, probability } = lane;
  const weighted = sum !== null && probability !== null ? (Number(sum) * probability) / 100 : null;
  return (
    <section ref={ref} className={`${styles.lane} ${look(reply, over)}`} aria-label={label}>
      <header className={styles.head}>
        <div className={styles.line}>
          <h2 className="ellipsis" title={label}>
            {label} <span className="numeric">{count.toLocaleString(i18n.language)}</span>
          </h2>
          <span className={styles.acts}>
            {onAdd && (
              <button
                type="button"
                className="btn ghost square small"
                aria-label={t('kanban.add', { lane: label })}
                title={t('kanban.add', { lane: label })}
                onClick={onAdd}
              >
                <Icon name="plus" />
              </button>
            )}
            <Menu
              label={t('kanban.more', { lane: label })}
              align="end"
              className="btn ghost square small"
              entries={[{ key: 'hide', label: t('kanban.fold'), icon: 'left', run: onHide }]}
            >
              <Icon name="more" />
            </Menu>
          </span>
        </div>
        {amount && (
          <div className={`${styles.line} numeric`}>
            <b>{sum === null ? '—' : figure(amount, 'sum', sum, context)}</b>
            {probability !== null && weighted !== null && (
              <small>
                {t('kanban.weighted', { probability })} {figure(amount, 'sum', String(weighted), context)}
              </small>
            )}
          </div>
        )}
        {probability !== null && <i className={styles.chance} style={{ width: `${probability}%` }} />}
      </header>
      {reply && reply.kind !== 'here' && (
        <p className={styles.reply}>
          <Icon name={ICONS[reply.kind]} size={14} />
          {words(reply, lane)}
        </p>
      )}
      {children}
    </section>
  );
}

interface StripProps extends FrameProps {
  onShow: () => void;
}

export function LaneStrip({ lane, amount, reply, words, onShow }: StripProps) {
  const { t, i18n } = useTranslation('boards');
  const context = useFieldContext();
  const { ref, over } = useLane(`lane ${lane.id}`);
  const { label, count, sum, outcome } = lane;
  return (
    <section ref={ref} className={`${styles.strip} ${look(reply, over)}`} aria-label={label}>
      <button type="button" title={reply ? words(reply, lane) : t('kanban.unfold', { lane: label })} onClick={onShow}>
        <Icon name={OUTCOME_ICONS[outcome]} className={styles[outcome] ?? ''} />
        <b>{label}</b>
        <span className="numeric">{count.toLocaleString(i18n.language)}</span>
        {amount && sum !== null && <span className="numeric">{figure(amount, 'sum', sum, context)}</span>}
      </button>
    </section>
  );
}
