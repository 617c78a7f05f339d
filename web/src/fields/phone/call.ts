/** In charge of how a kept number is dialled: an extension after a pause. */

/** Parts a number has without an extension: `0755-12345678`, `400-123-4567`, `13800001234`. */
const ownParts = (number: string) => (/^[48]00-/.test(number) ? 3 : number.startsWith('0') ? 2 : 1);

/** `tel:075512345678,801` */
export function callAddress(number: string): string {
  const parts = number.split('-');
  const extension = parts.length > ownParts(number) ? `,${parts.pop()}` : '';
  return `tel:${parts.join('')}${extension}`;
}
