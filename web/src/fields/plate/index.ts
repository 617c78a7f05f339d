/** Licence plate of a vehicle of the mainland (GA 36-2018). */
import { NoConfig } from '../controls/NoConfig';
import { textual } from '../textual';
import { readPlate, showPlate } from './value';

export const fieldType = textual({
  key: 'plate',
  icon: 'ship',
  group: 'contact',
  order: 68,
  width: 120,
  settings: {},
  read: readPlate,
  show: showPlate,
  box: { capitals: true },
  Config: NoConfig,
});
