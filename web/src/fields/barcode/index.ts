/** Barcode: what a scanner reads off goods and papers; scanned with the camera, shown as a symbol. */
import { textual } from '../textual';
import { Config } from './Config';
import { ScanButton } from './ScanButton';
import { View } from './View';
import { readBarcode } from './value';

export const fieldType = textual({
  key: 'barcode',
  icon: 'scan',
  group: 'special',
  order: 100,
  width: 160,
  settings: { symbology: 'any' },
  read: readBarcode,
  After: ScanButton,
  View,
  Config,
});
