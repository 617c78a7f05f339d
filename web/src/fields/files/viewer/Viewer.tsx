/** A file in full, over everything else: arrows go to the next one, plus and minus change the size, Escape closes. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../kit/Icon';
import { isEscape } from '../../../kit/ime';
import { useFormRecord } from '../../formContext';
import { addressesOf } from '../addresses';
import { type Kind, kindOf, type StoredFile } from '../value';
import { Media, NoPreview, Picture, PlainText, type ShownProps } from './simple';
import styles from './viewer.module.css';

const PdfPages = lazy(() => import('./PdfPages'));
const DocxPages = lazy(() => import('./DocxPages'));
const SheetTables = lazy(() => import('./SheetTables'));

const SHOWN: Readonly<Record<Kind, React.ComponentType<ShownProps>>> = {
  image: Picture,
  pdf: PdfPages,
  sheet: SheetTables,
  docx: DocxPages,
  text: PlainText,
  audio: Media,
  video: Media,
  other: NoPreview,
};
const ZOOMS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4] as const;
/** Keys that change the size, and by how many steps. */
const SIZES: Readonly<Record<string, number>> = { '+': 1, '=': 1, '-': -1 };
const ZOOMED: ReadonlySet<Kind> = new Set(['image', 'pdf']);

interface Props {
  files: readonly StoredFile[];
  place: number;
  onPlace: (place: number) => void;
  onClose: () => void;
}

export default function Viewer({ files, place, onPlace, onClose }: Props) {
  const { t } = useTranslation('fields');
  const record = useFormRecord();
  const dialog = useRef<HTMLDialogElement>(null);
  const [zoom, setZoom] = useState(1);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  // what had the focus may be gone with the file before
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each file
  useEffect(() => dialog.current?.focus(), [place]);
  const file = files[place] as StoredFile;
  const kind = kindOf(file);
  const Shown = SHOWN[kind];
  const addresses = addressesOf(file.id, record);
  const go = (by: number) => {
    if (!files[place + by]) return;
    setZoom(1);
    onPlace(place + by);
  };
  const grow = (by: number) => {
    const at = ZOOMS.findIndex((one) => one >= zoom);
    setZoom(ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, at + by))] ?? 1);
  };
  const press = (key: string): boolean => {
    if (key === 'ArrowLeft' || key === 'ArrowRight') go(key === 'ArrowLeft' ? -1 : 1);
    else if (key === '0') setZoom(1);
    else if (SIZES[key]) grow(SIZES[key]);
    else return false;
    return true;
  };
  return createPortal(
    <dialog
      ref={dialog}
      className={styles.viewer}
      tabIndex={-1}
      aria-label={t('types.file.viewing', { name: file.name })}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // the pane below must not hear what is meant for the viewer
        event.stopPropagation();
        if (isEscape(event)) return;
        if (event.target instanceof HTMLMediaElement || event.ctrlKey || event.metaKey) return;
        if (press(event.key)) event.preventDefault();
      }}
      onClick={(event) => event.stopPropagation()}
    >
      <header>
        <h2 className="ellipsis" dir="auto">
          {file.name}
        </h2>
        {files.length > 1 && (
          <small className="numeric">{t('types.file.place', { at: place + 1, of: files.length })}</small>
        )}
        {ZOOMED.has(kind) && (
          <span className={styles.zoom}>
            <Tool icon="minus" label={t('types.file.smaller')} onPress={() => grow(-1)} />
            <Tool icon="plus" label={t('types.file.larger')} onPress={() => grow(1)} />
            <Tool icon="fit" label={t('types.file.fit')} onPress={() => setZoom(1)} />
          </span>
        )}
        <a className="btn ghost square" href={addresses.content} download={file.name} title={t('types.file.download')}>
          <Icon name="dl" label={t('types.file.download')} />
        </a>
        <Tool icon="x" label={t('types.file.close')} onPress={onClose} />
      </header>
      <div className={styles.stage}>
        <Suspense fallback={<p role="status">{t('types.file.loading')}</p>}>
          <Shown key={file.id} file={file} addresses={addresses} zoom={zoom} />
        </Suspense>
      </div>
      {files[place - 1] && <Turn side="left" label={t('types.file.previous')} onPress={() => go(-1)} />}
      {files[place + 1] && <Turn side="right" label={t('types.file.next')} onPress={() => go(1)} />}
    </dialog>,
    document.body,
  );
}

function Tool({ icon, label, onPress }: { icon: string; label: string; onPress: () => void }) {
  return (
    <button type="button" className="btn ghost square" aria-label={label} title={label} onClick={onPress}>
      {icon === 'minus' ? <span aria-hidden="true">−</span> : <Icon name={icon} />}
    </button>
  );
}

function Turn({ side, label, onPress }: { side: 'left' | 'right'; label: string; onPress: () => void }) {
  return (
    <button type="button" className={`btn square ${styles.turn}`} data-side={side} aria-label={label} onClick={onPress}>
      <Icon name={side} />
    </button>
  );
}
