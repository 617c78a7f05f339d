/** An activity under change, in the place where it stood: its parts by the editors of their types, saved together. */
import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/client';
import type { FieldDescription, RecordData } from '../../../api/types';
import { recordQuery } from '../../../fields/data/objects';
import { type Changes, useRecordWrites } from '../../../fields/data/records';
import { sameValue } from '../../../fields/data/sameValue';
import { fieldTypeOf } from '../../../fields/registry';
import { isEnter, isEscape } from '../../../kit/ime';
import { PageLoading } from '../../../kit/states';
import styles from './timeline.module.css';
import { fieldOf, type Telling } from './ways';

interface Props {
  telling: Telling;
  id: string;
  onClose: () => void;
}

export function ActivityForm(props: Props) {
  const record = useQuery(recordQuery(props.telling.object.key, props.id)).data;
  return record ? <Form {...props} record={record} /> : <PageLoading rows={2} />;
}

const PARTS = ['text', 'way', 'at', 'next_at', 'next_step', 'done', 'place', 'files'] as const;

function Form({ telling, record, onClose }: Props & { record: RecordData }) {
  const { t } = useTranslation('record');
  const writes = useRecordWrites(telling.object.key);
  const [changes, setChanges] = useState<Changes>({});
  const [message, setMessage] = useState<string | null>(null);
  const unread = useRef<Record<string, string | null>>({});
  const fields = PARTS.flatMap((part) => fieldOf(telling, telling.activity[part]) ?? []).filter(
    ({ read_only }) => !read_only,
  );
  const save = async () => {
    const problem = Object.values(unread.current).find(Boolean);
    if (problem) return setMessage(problem);
    const real = Object.fromEntries(Object.entries(changes).filter(([key, value]) => !sameValue(value, record[key])));
    try {
      if (Object.keys(real).length > 0) await writes.update(record, real);
      onClose();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setMessage(error.errors[0]?.message ?? error.message);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the editors it holds
    <div
      className={styles.form}
      onKeyDown={(event) => {
        if (isEscape(event)) {
          event.stopPropagation();
          onClose();
        } else if (isEnter(event) && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save();
        }
      }}
    >
      {fields.map((field, place) => (
        <Part
          key={field.key}
          field={field}
          autoFocus={place === 0}
          value={field.key in changes ? changes[field.key] : (record[field.key] ?? null)}
          onChange={(value) => setChanges((all) => ({ ...all, [field.key]: value }))}
          onProblem={(problem) => {
            unread.current[field.key] = problem;
          }}
        />
      ))}
      <p className={styles.problem} role="alert">
        {message}
      </p>
      <div className={styles.buttons}>
        <button type="button" className="btn ghost" onClick={onClose}>
          {t('restore.cancel')}
        </button>
        <button type="button" className="btn primary" onClick={() => void save()}>
          {t('timeline.save')}
        </button>
      </div>
    </div>
  );
}

interface PartProps {
  field: FieldDescription;
  value: unknown;
  autoFocus: boolean;
  onChange: (value: unknown) => void;
  onProblem: (message: string | null) => void;
}

function Part({ field, value, autoFocus, onChange, onProblem }: PartProps) {
  const { Editor } = fieldTypeOf(field.type);
  const id = useId();
  return (
    <div className={styles.labelled}>
      <label htmlFor={id} className={styles.caption}>
        {field.label}
      </label>
      <Editor {...{ field, value, id, autoFocus, onChange, onProblem }} size="line" />
    </div>
  );
}
