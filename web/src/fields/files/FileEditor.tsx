/**
 * The editor of every field that holds a list of files: they are dropped, pasted, chosen or taken with the camera,
 * several at once; each can be looked at, moved and removed, and what was removed comes back by its undo.
 */
import { type ClipboardEvent, type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { useIsPhone } from '../../kit/phone';
import type { Uploaded } from '../../kit/upload';
import { useFieldContext } from '../context';
import type { EditorProps } from '../type';
import { FileRows, RemovedRows, UploadRows } from './FileRows';
import styles from './files.module.css';
import { useUploads } from './useUploads';
import { useViewer } from './useViewer';
import { acceptOf, type Limits, refusalOf, type StoredFile } from './value';

interface Props extends EditorProps<readonly StoredFile[]> {
  limits: Limits;
  /** What the camera of a phone takes; absent where it takes nothing of this kind. */
  camera?: { accept: string; label: string };
  /** Nothing but the camera may be used. @default false */
  cameraOnly?: boolean;
  /** Changes a file before it is sent. */
  prepare?: (file: File) => Promise<File>;
  /** What is known of a file beyond its name and size. */
  learn?: (file: File) => Promise<Partial<StoredFile>>;
}

export function FileEditor(props: Props) {
  const { field, value, onProblem, invalid, disabled = false, limits, cameraOnly } = props;
  const { t } = useTranslation('fields');
  const files = value ?? [];
  const hands = useHands(props);
  const { uploads } = hands;
  const viewer = useViewer(files);
  const [over, setOver] = useState(false);
  const room = limits.count - files.length - uploads.list.length > 0;

  const busy = uploads.list.some(({ state }) => state !== 'failed');
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when it changes, not when the listener does
  useEffect(() => onProblem?.(busy ? t('types.file.busy') : null), [busy]);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled && !cameraOnly) hands.take(event.dataTransfer.files);
  };
  const paste = (event: ClipboardEvent) => {
    if (disabled || cameraOnly || event.clipboardData.files.length === 0) return;
    event.preventDefault();
    hands.take(event.clipboardData.files);
  };
  const look = [styles.editor, over && styles.over, invalid && styles.invalid].filter(Boolean).join(' ');
  return (
    <fieldset
      className={look}
      aria-label={field.label}
      onPaste={paste}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileRows
        files={files}
        disabled={disabled}
        onOpen={viewer.open}
        onMove={hands.set}
        onRemove={(place) => hands.remove(place)}
      />
      <RemovedRows files={hands.removed} onBack={hands.putBack} />
      <UploadRows uploads={uploads} />
      {!disabled && <Pickers {...props} room={room} take={hands.take} />}
      {viewer.shown}
    </fieldset>
  );
}

/** Everything that changes the list; uploads end whenever they do, so it is always the latest list that changes. */
function useHands({ value, onChange, limits, prepare, learn }: Props) {
  const { t } = useTranslation('fields');
  const context = useFieldContext();
  const latest = useRef<readonly StoredFile[]>([]);
  latest.current = value ?? [];
  /** Each with the place it had; they come back there as long as the editor is open. */
  const [gone, setGone] = useState<readonly { file: StoredFile; place: number }[]>([]);
  const set = (files: readonly StoredFile[]) => {
    latest.current = files;
    onChange(files.length > 0 ? files : null);
  };
  const uploads = useUploads(async (stored: Uploaded, file) => {
    const more = learn ? await learn(file) : {};
    set([...latest.current, { ...stored, ...more }]);
  });
  const take = (chosen: Iterable<File>) => {
    let room = limits.count - latest.current.length - uploads.list.length;
    for (const file of chosen) {
      const refusal =
        refusalOf(file, limits, context) ?? (room > 0 ? null : t('types.file.full', { max: limits.count }));
      room -= 1;
      if (refusal) uploads.refuse(file, refusal);
      else if (prepare) void prepare(file).then(uploads.start);
      else uploads.start(file);
    }
  };
  const remove = (place: number) => {
    const file = latest.current[place];
    if (!file) return;
    set(latest.current.filter((one) => one !== file));
    setGone((all) => [...all, { file, place }]);
  };
  const putBack = (file: StoredFile) => {
    const place = gone.find((one) => one.file === file)?.place ?? latest.current.length;
    setGone((all) => all.filter((one) => one.file !== file));
    set([...latest.current.slice(0, place), file, ...latest.current.slice(place)]);
  };
  return { uploads, set, take, remove, putBack, removed: gone.map(({ file }) => file) };
}

interface PickersProps extends Props {
  room: boolean;
  take: (files: Iterable<File>) => void;
}

function Pickers({ room, take, limits, camera, cameraOnly = false, id, autoFocus, describedBy, field }: PickersProps) {
  const { t } = useTranslation('fields');
  const phone = useIsPhone();
  const files = useRef<HTMLInputElement>(null);
  const lens = useRef<HTMLInputElement>(null);
  if (!room) return <p className={styles.note}>{t('types.file.full', { max: limits.count })}</p>;
  const picked = (input: HTMLInputElement) => {
    take([...(input.files ?? [])]);
    input.value = '';
  };
  // the label of the field names what is chosen for, not what the button does
  const first = {
    'aria-label':
      cameraOnly && camera ? `${camera.label}: ${field.label}` : t('types.file.chooseFor', { label: field.label }),
    ...(id ? { id } : {}),
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    autoFocus: autoFocus ?? false,
  };
  const withCamera = camera && (phone || cameraOnly);
  return (
    <div className={styles.pickers}>
      {withCamera && (
        <button type="button" className="btn" {...(cameraOnly ? first : {})} onClick={() => lens.current?.click()}>
          <Icon name="camera" />
          {camera.label}
        </button>
      )}
      {!cameraOnly && (
        <button type="button" className="btn" {...first} onClick={() => files.current?.click()}>
          <Icon name="ul" />
          {t('types.file.choose')}
        </button>
      )}
      {!cameraOnly && !phone && <small>{t('types.file.dropHere')}</small>}
      <input
        ref={files}
        type="file"
        hidden
        accept={acceptOf(limits.groups)}
        multiple={limits.count > 1}
        onChange={(event) => picked(event.currentTarget)}
      />
      {withCamera && (
        <input
          ref={lens}
          type="file"
          hidden
          accept={camera.accept}
          capture="environment"
          onChange={(event) => picked(event.currentTarget)}
        />
      )}
    </div>
  );
}
