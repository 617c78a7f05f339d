/** One record as it is looked at and changed, on its page and beside its list: header, tabs, the conflict of two. */
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription, RecordData } from '../../api/types';
import { FormRecordContext } from '../../fields/formContext';
import { useHotkey } from '../../kit/hotkeys';
import { Contents } from './Contents';
import { ConflictDialog } from './conflict/ConflictDialog';
import { Header } from './Header';
import styles from './record.module.css';
import { useStageDays } from './stageDays';
import { lastTab } from './tabs';
import { useTellings, waysOf } from './timeline/ways';
import type { RecordEdit } from './useRecordEdit';

interface Props {
  object: ObjectDescription;
  record: RecordData;
  edit: RecordEdit;
  /** It has the room of a phone: no pane beside the tabs. */
  narrow: boolean;
}

export function RecordView({ object, record, edit, narrow }: Props) {
  const { t } = useTranslation('record');
  const tellings = useTellings(object);
  const [tab, setTab] = useState(() => lastTab.of(object.key));
  const composer = useRef<HTMLElement>(null);
  const reached = useStageDays(object, record.id, (key) => record[key]);
  const shown = useMemo(
    () => ({ object: object.key, id: record.id, values: record, reached }),
    [object.key, record, reached],
  );
  const writable = waysOf(tellings).length > 0;
  const write = () => {
    setTab('timeline');
    // the composer may have to be drawn first
    setTimeout(() => {
      composer.current?.scrollIntoView({ block: 'nearest' });
      composer.current?.querySelector<HTMLElement>('textarea, [contenteditable="true"], input')?.focus();
    }, 0);
  };
  useHotkey('f', write, { label: t('keys.write'), enabled: writable });
  return (
    <FormRecordContext value={shown}>
      <div className={styles.page}>
        <Header {...{ object, record, edit, tellings, narrow }} onWrite={writable ? write : null} />
        <Contents {...{ object, record, edit, tellings, narrow, composer, tab }} onTab={setTab} />
      </div>
      {edit.conflict && <ConflictDialog object={object} conflict={edit.conflict} onDecide={edit.decide} />}
    </FormRecordContext>
  );
}
