/** The sheet one signs on: clear, undo the last stroke, confirm. The drawing is uploaded when it is confirmed. */

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import SignaturePad from 'signature_pad';
import { ApiError } from '../../api/error';
import { useToast } from '../../kit/toast';
import { upload } from '../../kit/upload';
import styles from './signature.module.css';
import type { Signature } from './value';

interface Props {
  label: string;
  onSigned: (signature: Signature) => void;
  onProblem: ((message: string | null) => void) | undefined;
}

/** Ink is ink: dark whatever the theme, on white paper. */
const INK = '#1b1a17';
/** A drawing has at most so many dots a pixel: it stays below 200 kB. */
const DENSEST = 2;

export default function Pad({ label, onSigned, onProblem }: Props) {
  const { t } = useTranslation('fields');
  const toast = useToast();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const [drawn, setDrawn] = useState(false);
  const [sending, setSending] = useState(false);

  useEffect(() => {
    const sheet = canvas.current;
    if (!sheet) return;
    const made = new SignaturePad(sheet, { penColor: INK, minWidth: 1, maxWidth: 2.8 });
    pad.current = made;
    const resize = () => {
      const strokes = made.toData();
      const density = Math.min(DENSEST, Math.max(1, window.devicePixelRatio));
      sheet.width = sheet.offsetWidth * density;
      sheet.height = sheet.offsetHeight * density;
      sheet.getContext('2d')?.scale(density, density);
      made.fromData(strokes);
    };
    resize();
    const watch = new ResizeObserver(resize);
    watch.observe(sheet);
    const ended = () => setDrawn(!made.isEmpty());
    made.addEventListener('endStroke', ended);
    return () => {
      watch.disconnect();
      made.off();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when it changes, not when the listener does
  useEffect(() => {
    onProblem?.(drawn ? t('types.signature.confirmFirst') : null);
    return () => onProblem?.(null);
  }, [drawn]);

  const restart = (strokes: number) => {
    const kept = strokes === 0 ? [] : (pad.current?.toData().slice(0, strokes) ?? []);
    pad.current?.fromData(kept);
    setDrawn(kept.length > 0);
  };
  const confirm = async () => {
    setSending(true);
    try {
      const picture = await pictureOf(pad.current as SignaturePad, canvas.current as HTMLCanvasElement);
      const { id, name } = await upload(new File([picture], 'signature.png', { type: 'image/png' }));
      onProblem?.(null);
      onSigned({ id, name });
    } catch (error) {
      toast.error(error instanceof ApiError ? error : null, t('types.file.failed'));
      setSending(false);
    }
  };
  return (
    <>
      <div className={styles.paper}>
        <canvas ref={canvas} role="img" aria-label={t('types.signature.here', { label })} />
        {!drawn && <span aria-hidden="true">{t('types.signature.drawHere')}</span>}
      </div>
      <div className={styles.buttons}>
        <button
          type="button"
          className="btn ghost"
          disabled={!drawn}
          onClick={() => restart((pad.current?.toData().length ?? 1) - 1)}
        >
          {t('types.signature.undo')}
        </button>
        <button type="button" className="btn ghost" disabled={!drawn} onClick={() => restart(0)}>
          {t('types.signature.again')}
        </button>
        <button type="button" className="btn primary" disabled={!drawn || sending} onClick={() => void confirm()}>
          {t('types.signature.confirm')}
        </button>
      </div>
    </>
  );
}

const MARGIN_PX = 12;

/** The part of the sheet that holds ink, with a margin. */
async function pictureOf(pad: SignaturePad, sheet: HTMLCanvasElement): Promise<Blob> {
  const points = pad.toData().flatMap((stroke) => stroke.points);
  const density = sheet.width / sheet.offsetWidth;
  const span = (places: number[], most: number) => {
    const from = Math.max(0, Math.min(...places) - MARGIN_PX) * density;
    return { from, size: Math.min(most, (Math.max(...places) + MARGIN_PX) * density) - from };
  };
  const across = span(
    points.map(({ x }) => x),
    sheet.width,
  );
  const down = span(
    points.map(({ y }) => y),
    sheet.height,
  );
  const cut = document.createElement('canvas');
  cut.width = across.size;
  cut.height = down.size;
  cut.getContext('2d')?.drawImage(sheet, -across.from, -down.from);
  const picture = await new Promise<Blob | null>((done) => cut.toBlob(done, 'image/png'));
  if (!picture) throw new Error('the browser draws no picture');
  return picture;
}
