/**
 * In charge of making a photo small enough for a bad line: at most 2 megapixels, as a JPEG. It is drawn anew, so what
 * the camera wrote into the file (place, time, device) does not leave the phone.
 */

const MOST_PIXELS = 2_000_000;
const QUALITY = 0.8;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The same shape with at most `MOST_PIXELS`; a small one stays as it is. */
export function fitted({ width, height }: Size): Size {
  const share = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)));
  return { width: Math.max(1, Math.floor(width * share)), height: Math.max(1, Math.floor(height * share)) };
}

/** @throws when the browser cannot read the picture. */
export async function smaller(file: File): Promise<File> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const { width, height } = fitted(picture);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
  picture.close();
  const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
  if (!drawn) throw new Error('the browser cannot draw the picture');
  return new File([drawn], `${file.name.replace(/\.\w+$/, '') || 'photo'}.jpg`, { type: 'image/jpeg' });
}
