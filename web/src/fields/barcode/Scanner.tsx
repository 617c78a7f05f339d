/** The picture of the camera, looked at until a code of the field's kind is in it. Nothing leaves the device. */
import { BarcodeDetector, type BarcodeFormat, prepareZXingModule } from 'barcode-detector/ponyfill';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { FieldDescription } from '../../api/types';
import { useFieldContext } from '../context';
import styles from './barcode.module.css';
import { readBarcode, type Symbology, symbologyOf } from './value';

/** The reader comes from our own files: a company's network may know no other. */
prepareZXingModule({ overrides: { locateFile: () => wasm } });

const FORMATS: Readonly<Record<Symbology, BarcodeFormat[]>> = {
  any: ['ean_13', 'ean_8', 'upc_a', 'code_128', 'code_39', 'qr_code', 'data_matrix', 'itf'],
  ean13: ['ean_13'],
  ean8: ['ean_8'],
  upca: ['upc_a'],
  code128: ['code_128'],
  qr: ['qr_code'],
};
const LOOK_EVERY_MS = 150;

type State = 'looking' | 'other' | 'failed';

export default function Scanner({ field, onRead }: { field: FieldDescription; onRead: (code: string) => void }) {
  const { t } = useTranslation('fields');
  const context = useFieldContext();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<State>('looking');
  const judge = useRef((_text: string) => {});
  judge.current = (text) => {
    const reading = readBarcode(text, field, context);
    if (reading.ok && reading.value !== null) onRead(reading.value);
    else setState('other');
  };
  const formats = FORMATS[symbologyOf(field.settings)];
  useEffect(
    () =>
      watch(
        video,
        formats,
        (text) => judge.current(text),
        () => setState('failed'),
      ),
    [formats],
  );
  return (
    <div className={styles.scanner}>
      {state !== 'failed' && (
        <>
          <video ref={video} muted playsInline />
          <i />
        </>
      )}
      <p role="status">{t(`types.barcode.${{ looking: 'aim', other: 'other', failed: 'noCamera' }[state]}`)}</p>
    </div>
  );
}

/** Looks at the camera's picture again and again. @returns what ends it and frees the camera */
function watch(
  video: React.RefObject<HTMLVideoElement | null>,
  formats: BarcodeFormat[],
  onText: (text: string) => void,
  onFail: () => void,
): () => void {
  let stream: MediaStream | null = null;
  let timer = 0;
  let over = false;
  const look = async (detector: BarcodeDetector) => {
    if (over || !video.current) return;
    const [found] = await detector.detect(video.current).catch(() => []);
    if (over) return;
    if (found) onText(found.rawValue);
    timer = window.setTimeout(() => void look(detector), LOOK_EVERY_MS);
  };
  const begin = async () => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    if (over || !video.current) return stop();
    video.current.srcObject = stream;
    await video.current.play();
    await look(new BarcodeDetector({ formats }));
  };
  const stop = () => {
    over = true;
    window.clearTimeout(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  begin().catch(() => !over && onFail());
  return stop;
}
