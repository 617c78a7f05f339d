/** In charge of reading plates of vehicles of the mainland (GA 36-2018), without spaces and dots. */
import type { FieldDescription } from '../../api/types';
import { readCode, understood } from '../codes';
import type { FieldContext, Reading } from '../type';

const HOME = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-Z]';
const SERIAL = '[A-HJ-NP-Z0-9]';
const PLATE = new RegExp(
  [
    `^${HOME}${SERIAL}{5}$`,
    `^${HOME}(?:[A-HJK]${SERIAL}[0-9]{4}|[0-9]{5}[A-HJK])$`,
    `^${HOME}${SERIAL}{4}(?:[警学挂港澳领]|应急)$`,
    '^使[0-9]{6}$|^[0-9]{6}使$',
  ].join('|'),
);
const SEPARATORS = /[\s·•・.‐‑‒–—―−-]/g;

/** @example readPlate('粤b·12345') // 粤B12345 */
export function readPlate(typed: string, _field: FieldDescription, context: FieldContext): Reading<string> {
  return readCode(typed, context, (text) => {
    const plate = text.replace(SEPARATORS, '').toUpperCase();
    if (!PLATE.test(plate)) return { ok: false, message: context.t('types.plate.notPlate') };
    return understood(plate, typed, context);
  });
}

/** `粤B·12345`, as it is painted. */
export const showPlate = (plate: string): string => plate.replace(/^([^\d\s][A-Z])(.+)$/, '$1·$2');
