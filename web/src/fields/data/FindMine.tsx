/** Own records in short lines, last touched first, with a box to find one and its number to call. */
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription, RecordData } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { RelativeTime } from '../../kit/RelativeTime';
import { PageError, PageLoading } from '../../kit/states';
import { callAddress } from '../phone/call';
import styles from './FindMine.module.css';
import { phoneOf, type Whom } from './home';
import { useMine } from './useMine';

interface Props {
  object: ObjectDescription;
  /** How many lines at most. */
  most: number;
  /** Those of others are found as well. @default false */
  everybody?: boolean;
  /** Said when there is nothing. */
  empty?: ReactNode;
  autoFocus?: boolean;
  onOpen: (whom: Whom) => void;
}

export function FindMine({ object, most, everybody = false, empty, autoFocus = false, onOpen }: Props) {
  const { t } = useTranslation('fields');
  const [search, setSearch] = useState('');
  const { records, total, loading, error } = useMine(object, search, most, everybody);
  const label = t('mine.find', { object: object.plural || object.label });
  return (
    <div className={styles.mine}>
      {(total > 0 || everybody) && (
        <input
          type="search"
          className="input compact"
          aria-label={label}
          placeholder={label}
          autoFocus={autoFocus}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {loading && <PageLoading rows={4} />}
      {error && <PageError error={error} />}
      <ul>
        {records.map((record) => (
          <Line key={record.id} record={record} object={object} onOpen={onOpen} />
        ))}
      </ul>
      {!loading && !error && records.length === 0 && (
        <p className={`muted ${styles.nothing}`}>{search.trim() ? t('mine.nothing', { search }) : empty}</p>
      )}
    </div>
  );
}

function Line({ record, object, onOpen }: { record: RecordData; object: ObjectDescription; onOpen: Props['onOpen'] }) {
  const { t } = useTranslation('fields');
  // what a type would say of its value is left alone: all types together are heavier than the first page may be
  const title = String(record[object.title_field] ?? '') || t('unnamed');
  const phone = phoneOf(record, object);
  return (
    <li>
      <button type="button" onClick={() => onOpen({ object: object.key, id: record.id, title })}>
        <span className="ellipsis">{title}</span>
        {record.updated_at && (
          <small className="muted">
            <RelativeTime at={record.updated_at} />
          </small>
        )}
      </button>
      {phone && (
        <a href={callAddress(phone)} aria-label={t('mine.call', { title })} title={phone}>
          <Icon name="phone" />
        </a>
      )}
    </li>
  );
}
