/** The sheet of a new record that a relation is to point to; what is typed in it does not reach the editor below. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { objectQuery } from '../../api/queries';
import type { RecordData } from '../../api/types';
import { useFieldContext } from '../context';
import { titleOf } from '../data/objects';
import { CreateSheet } from '../form/CreateSheet';
import styles from './relation.module.css';
import type { Pointed } from './value';

interface Props {
  target: string;
  /** What was searched for in vain: the title to begin with. */
  title: string;
  onCreated: (pointed: Pointed) => void;
  onClose: () => void;
}

const stop = (event: { stopPropagation: () => void }) => event.stopPropagation();

export function CreateTarget({ target, title, onCreated, onClose }: Props) {
  const context = useFieldContext();
  const description = useQuery(objectQuery(target)).data;
  const given = useMemo(() => (description && title ? { [description.title_field]: title } : {}), [description, title]);
  if (!description) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps keys and presses of the sheet to itself, does nothing else
    <div className={styles.apart} onKeyDown={stop} onClick={stop} onBlur={stop} onFocus={stop}>
      <CreateSheet
        object={target}
        given={given}
        onClose={onClose}
        onCreated={(record: RecordData) => {
          onCreated({ id: record.id, title: titleOf(record, description, context) });
          onClose();
        }}
      />
    </div>
  );
}
