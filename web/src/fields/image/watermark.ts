/** In charge of writing who took a photo, and when, into the photo itself. */

const LINES_OF_WIDTH = 28;
const QUALITY = 0.9;

/** The photo with `lines` at its lower edge, as a jpeg; the file as it is where the browser cannot draw it. */
export async function watermarked(file: File, lines: readonly string[]): Promise<File> {
  try {
    const picture = await createImageBitmap(file);
    const canvas = document.createElement('canvas');
    canvas.width = picture.width;
    canvas.height = picture.height;
    const pen = canvas.getContext('2d');
    if (!pen) return file;
    pen.drawImage(picture, 0, 0);
    write(pen, lines);
    const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    if (!drawn) return file;
    return new File([drawn], file.name.replace(/\.\w+$/, '.jpg'), {
      type: 'image/jpeg',
      lastModified: file.lastModified,
    });
  } catch {
    return file;
  }
}

/** White on a shade, so that it is legible on any photo. */
function write(pen: CanvasRenderingContext2D, lines: readonly string[]): void {
  const { width, height } = pen.canvas;
  const size = Math.max(12, Math.round(width / LINES_OF_WIDTH));
  const band = size * (lines.length * 1.4 + 0.8);
  pen.fillStyle = 'rgb(0 0 0 / 0.45)';
  pen.fillRect(0, height - band, width, band);
  pen.fillStyle = '#fff';
  pen.font = `${size}px sans-serif`;
  for (const [place, line] of lines.entries()) pen.fillText(line, size, height - band + size * (1.4 * place + 1.4));
}
