/** What of a paste cannot be: cell by cell, before anything is saved. One saves the rest, or nothing. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isEscape } from '../kit/ime';
import styles from './refusals.module.css';
import type { Waiting } from './useCellWork';

interface Props {
  waiting: Waiting<unknown>;
  titles: readonly string[];
  numberOf: (place: number) => number;
  onShow: (row: number, column: number) => void;
  onAccept: () => void;
  onCancel: () => void;
}

/** More would not be read. */
const LISTED = 50;

export function Refusals({ waiting: { judged, outside }, titles, numberOf, onShow, onAccept, onCancel }: Props) {
  const { t } = useTranslation('grid');
  const { faults, cells } = judged;
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const title = faults.length > 0 ? t('refused', { count: faults.length }) : t('outside.title');
  return (
    <div
      ref={panel}
      role="dialog"
      aria-label={title}
      tabIndex={-1}
      className={styles.panel}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (isEscape(event)) onCancel();
      }}
    >
      <b>{title}</b>
      {outside.rows > 0 && <p>{t('outside.rows', { count: outside.rows })}</p>}
      {outside.columns > 0 && <p>{t('outside.columns', { count: outside.columns })}</p>}
      <ul>
        {faults.slice(0, LISTED).map(({ row, column, text, message }) => (
          <li key={`${row} ${column} ${message}`}>
            <button type="button" onClick={() => onShow(row, Math.max(0, column))}>
              {t('where', { row: numberOf(row), column: titles[column] ?? t('row') })}
            </button>
            {text && <q className="ellipsis">{text}</q>}
            <span>{message}</span>
          </li>
        ))}
        {faults.length > LISTED && <li>{t('more', { count: faults.length - LISTED })}</li>}
      </ul>
      <footer>
        <button type="button" className="btn" onClick={onCancel}>
          {t('cancel')}
        </button>
        {cells > 0 && (
          <button type="button" className="btn primary" onClick={onAccept}>
            {t('accept', { count: cells })}
          </button>
        )}
      </footer>
    </div>
  );
}
