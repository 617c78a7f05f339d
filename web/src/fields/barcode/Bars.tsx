import JsBarcode from 'jsbarcode';
import { useLayoutEffect, useRef } from 'react';
import type { Symbology } from './value';

const FORMATS: Readonly<Partial<Record<Symbology, string>>> = { ean13: 'EAN13', ean8: 'EAN8', upca: 'UPC' };

/** Bars on their white ground, in the dark as well: scanners ask for it. */
export default function Bars({ code, symbology }: { code: string; symbology: Symbology }) {
  const drawing = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    JsBarcode(drawing.current, code, {
      format: FORMATS[symbology] ?? 'CODE128',
      displayValue: false,
      width: 1,
      height: 40,
      margin: 8,
      valid: () => undefined,
    });
  }, [code, symbology]);
  return <svg ref={drawing} aria-hidden="true" />;
}
