/** The foot of a board: what it holds in all, and which field plays which part. */
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription, ObjectDescription } from '../../../api/types';
import { useFieldContext } from '../../../fields/context';
import { Popup } from '../../../fields/controls/Popup';
import { fieldTypeOf } from '../../../fields/registry';
import { Icon } from '../../../kit/Icon';
import { figure } from '../figures';
import type { ViewState } from '../view';
import { type BoardKind, BoardRoles } from './BoardRoles';
import styles from './boards.module.css';
import { type Lane, weightedOf } from './kanban/lanes';

interface Props {
  object: ObjectDescription;
  view: ViewState;
  kind: BoardKind;
  lanes?: readonly Lane[];
  amount?: FieldDescription | null;
  /** Some columns are not shown. */
  more?: boolean;
  children?: ReactNode;
}

export function BoardFoot({ object, view, kind, lanes = [], amount = null, more = false, children }: Props) {
  const { t, i18n } = useTranslation('boards');
  const context = useFieldContext();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const count = lanes.reduce((sum, lane) => sum + lane.count, 0);
  const sum = lanes.reduce((all, lane) => all + Number(lane.sum ?? 0), 0);
  const weighted = weightedOf(lanes);
  return (
    <footer className={styles.foot}>
      {kind === 'kanban' && (
        <>
          <span className={`numeric ${styles.count}`}>
            {t('foot.count', { count }).replace(String(count), count.toLocaleString(i18n.language))}
          </span>
          {amount && (
            <span className="numeric">
              {amount.label} {fieldTypeOf(amount.type).unitOf?.(amount, context)}{' '}
              <b>{figure(amount, 'sum', String(sum), context)}</b>
            </span>
          )}
          {amount && weighted !== null && (
            <span className="numeric">
              {t('foot.weighted')} <b>{figure(amount, 'sum', String(weighted), context)}</b>
            </span>
          )}
          {more && <span className={styles.warn}>{t('foot.more', { count: lanes.length })}</span>}
        </>
      )}
      {children}
      <button
        ref={button}
        type="button"
        className={`btn ghost ${styles.last}`}
        aria-expanded={open}
        aria-label={t(`roles.title.${kind}`)}
        onClick={() => setOpen(!open)}
      >
        <Icon name="sliders" />
        <span>{t(`roles.title.${kind}`)}</span>
      </button>
      {open && (
        <Popup
          anchor={button}
          align="end"
          width={320}
          label={t(`roles.title.${kind}`)}
          onClose={() => {
            setOpen(false);
            button.current?.focus();
          }}
          onPressElsewhere={() => setOpen(false)}
        >
          <BoardRoles object={object} view={view} kind={kind} />
        </Popup>
      )}
    </footer>
  );
}
