import { QRCodeSVG } from 'qrcode.react';

/** A QR code on its white ground, in the dark as well: scanners ask for it. */
export default function Squares({ code }: { code: string }) {
  return <QRCodeSVG value={code} size={96} marginSize={3} aria-hidden="true" />;
}
