/** The page of one record: the way back to its list and to its neighbours, and the record itself. */
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription, RecordData } from '../../api/types';
import { useFieldContext } from '../../fields/context';
import { titleOf } from '../../fields/data/objects';
import { useHotkey } from '../../kit/hotkeys';
import { Icon } from '../../kit/Icon';
import { Page } from '../../kit/Page';
import { useIsPhone } from '../../kit/phone';
import { SaveState } from '../../kit/SaveState';
import { useNoteRecent } from '../../offline/recent';
import { Actions } from './Actions';
import { RecordView } from './RecordView';
import { useRecordEdit } from './useRecordEdit';
import { useWalk } from './useWalk';
import { Walk } from './Walk';

interface Props {
  object: ObjectDescription;
  record: RecordData;
}

export function RecordPage({ object, record }: Props) {
  const { t } = useTranslation('record');
  const phone = useIsPhone();
  const context = useFieldContext();
  const navigate = useNavigate();
  const edit = useRecordEdit(object, record);
  const walking = useWalk(object, record.id);
  const walk = walking?.place.walk;
  const back = walk?.back ?? `/o/${object.key}`;
  const title = titleOf(record, object, context);
  useNoteRecent({ object: object.key, id: record.id, title });
  useHotkey('escape', () => void navigate({ href: back }), { label: t('keys.back') });
  return (
    <Page
      flush
      crumbs={
        <>
          <Back href={back} label={walk?.label || object.plural || object.label} />
          {walking && !phone && <Icon name="right" size={14} />}
        </>
      }
      title={title}
      place={
        <Walk
          walking={walking}
          onGo={(id) => void navigate({ to: '/o/$object/$id', params: { object: object.key, id }, replace: true })}
        />
      }
      actions={
        <>
          <SaveState state={edit.state} at={edit.savedAt} />
          <Actions object={object} record={record} back={back} />
        </>
      }
    >
      <RecordView object={object} record={record} edit={edit} narrow={phone} />
    </Page>
  );
}

/** The way back to the list inside the client, with its filter and order as they were. */
function Back({ href, label }: { href: string; label: string }) {
  const navigate = useNavigate();
  const phone = useIsPhone();
  return (
    <a
      href={href}
      {...(phone ? { 'aria-label': label, className: 'btn ghost square' } : {})}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        void navigate({ href });
      }}
    >
      {phone ? <Icon name="left" /> : label}
    </a>
  );
}
