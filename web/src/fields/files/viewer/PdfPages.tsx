/** The pages of a pdf, each drawn when it comes near and given up when it is far away. */
import { useQuery } from '@tanstack/react-query';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openPdf, PasswordWanted } from './pdf';
import { Refused, type ShownProps, Unshown } from './simple';
import styles from './viewer.module.css';

const EDGE_PX = 24;
const WIDEST_PX = 960;

export default function PdfPages({ file, addresses, zoom }: ShownProps) {
  const { t } = useTranslation('fields');
  const box = useRef<HTMLDivElement>(null);
  const found = useQuery({
    queryKey: ['file', file.id, 'pdf', addresses.content],
    queryFn: () => openPdf(addresses.content),
    retry: false,
    gcTime: 0,
  });
  useEffect(() => () => void found.data?.loadingTask.destroy(), [found.data]);
  if (found.error instanceof PasswordWanted) return <Unshown>{t('types.file.locked')}</Unshown>;
  if (found.isError) return <Refused error={found.error} />;
  const width = Math.min(WIDEST_PX, document.documentElement.clientWidth - EDGE_PX) * zoom;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: so that the keyboard can scroll it
    <div ref={box} className={styles.pages} tabIndex={0}>
      {!found.data && <p role="status">{t('types.file.loading')}</p>}
      {found.data &&
        numbersTo(found.data.numPages).map((number) => (
          <Page key={number} document={found.data} number={number} width={width} />
        ))}
    </div>
  );
}

const numbersTo = (last: number): number[] => Array.from({ length: last }, (_, place) => place + 1);

/** Height of a page before it is known: that of A4. */
const A4 = Math.SQRT2;

function Page({ document: pdf, number, width }: { document: PDFDocumentProxy; number: number; width: number }) {
  const { t } = useTranslation('fields');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);
  const [shape, setShape] = useState(A4);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const watch = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: '800px',
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const element = canvas.current;
    if (!near || !element) return;
    let given = false;
    let stop = () => {};
    void pdf.getPage(number).then((page) => {
      if (given) return;
      const plain = page.getViewport({ scale: 1 });
      setShape(plain.height / plain.width);
      const viewport = page.getViewport({ scale: (width / plain.width) * window.devicePixelRatio });
      element.width = viewport.width;
      element.height = viewport.height;
      const task = page.render({ canvas: element, viewport });
      stop = () => task.cancel();
      task.promise.catch(() => {});
    });
    return () => {
      given = true;
      stop();
      element.width = 0;
    };
  }, [pdf, number, width, near]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={t('types.file.page', { at: number, of: pdf.numPages })}
      style={{ width, height: width * shape }}
    />
  );
}
