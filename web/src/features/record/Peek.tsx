/** `/o/<object>?peek=<id>`: a look at one record beside its list. J and K go on, Space or Escape go back to the list. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { objectQuery } from '../../api/queries';
import type { ObjectDescription, RecordData } from '../../api/types';
import { recordQuery } from '../../fields/data/objects';
import { useHotkey } from '../../kit/hotkeys';
import { Icon } from '../../kit/Icon';
import { SaveState } from '../../kit/SaveState';
import { PageError, PageLoading } from '../../kit/states';
import styles from './peek.module.css';
import { RecordView } from './RecordView';
import { useRecordEdit } from './useRecordEdit';
import { useWalk } from './useWalk';
import { Walk } from './Walk';

interface Props {
  object: string;
  id: string;
}

export default function Peek({ object, id }: Props) {
  const { t } = useTranslation('record');
  const description = useQuery(objectQuery(object));
  const record = useQuery(recordQuery(object, id));
  const pane = useRef<HTMLElement>(null);
  const { close } = usePeek(object);
  useFocusBack(pane);
  useHotkey('escape', close, { label: t('keys.close') });
  useHotkey('space', close);
  const failed = description.error ?? record.error;
  return (
    <aside ref={pane} tabIndex={-1} className={styles.peek} aria-label={t('peek.label')}>
      {failed && <PageError error={failed} onRetry={() => void record.refetch()} />}
      {!failed && !(description.data && record.data) && <PageLoading />}
      {description.data && record.data && <Inside key={id} object={description.data} record={record.data} />}
    </aside>
  );
}

function Inside({ object, record }: { object: ObjectDescription; record: RecordData }) {
  const { t } = useTranslation('record');
  const edit = useRecordEdit(object, record);
  const walking = useWalk(object, record.id);
  const { close, show, open } = usePeek(object.key);
  useHotkey('enter', () => open(record.id), { label: t('keys.open') });
  return (
    <>
      <header className={styles.bar}>
        <Walk walking={walking} onGo={show} />
        <span className={styles.deeds}>
          <SaveState state={edit.state} at={edit.savedAt} />
          <button type="button" className="btn ghost" onClick={() => open(record.id)}>
            <Icon name="expand" />
            {t('peek.open')}
          </button>
          <button type="button" className="btn ghost square" aria-label={t('peek.close')} onClick={close}>
            <Icon name="x" />
          </button>
        </span>
      </header>
      <RecordView object={object} record={record} edit={edit} narrow />
    </>
  );
}

/** The peek stands in the address, so that a reload and the way back find it. */
function usePeek(object: string) {
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/o/$object' });
  const to = (peek: string | undefined) => {
    const { peek: _, ...rest } = search;
    void navigate({
      to: '/o/$object',
      params: { object },
      search: peek === undefined ? rest : { ...rest, peek },
      replace: true,
    });
  };
  return {
    show: to,
    close: () => to(undefined),
    open: (id: string) => void navigate({ to: '/o/$object/$id', params: { object, id } }),
  };
}

/** Takes the focus, and gives it back to where one looked from. */
function useFocusBack(pane: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    pane.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [pane]);
}
