/**
 * In charge of a docx as a page: drawn into a document that is never shown, rid of all that acts or points elsewhere,
 * and returned as the text of a page for a frame without any right.
 */
import { renderAsync } from 'docx-preview';

export class LockedDocument extends Error {}

/** A document that is locked by a password lies in a container of another kind. */
const LOCKED = [0xd0, 0xcf, 0x11, 0xe0];
const ACTS = 'script, iframe, object, embed, form, link, meta, base, [href], [src], [background]';
const HARMLESS = /^(data:image\/(?!svg)|#)/i;

export async function docxPage(bytes: ArrayBuffer): Promise<string> {
  const head = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  if (LOCKED.every((byte, at) => head[at] === byte)) throw new LockedDocument();
  const page = document.implementation.createHTMLDocument('');
  await renderAsync(bytes, page.body, page.head, {
    inWrapper: true,
    breakPages: true,
    useBase64URL: true,
    renderAltChunks: false,
    renderComments: false,
    ignoreLastRenderedPageBreak: false,
  });
  for (const element of page.querySelectorAll(ACTS)) rid(element);
  for (const element of page.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) if (name.startsWith('on')) element.removeAttribute(name);
  }
  const look = page.createElement('style');
  look.textContent =
    'body{margin:0}.docx-wrapper{background:none!important;padding:16px!important}.docx-wrapper>section.docx{min-width:min(100%,595pt);box-sizing:border-box}';
  page.head.append(look);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}

/** Pictures and places in the document stay; whatever else points or acts goes. */
function rid(element: Element): void {
  if (!element.matches('a, img, image')) {
    element.remove();
    return;
  }
  for (const name of ['href', 'src', 'background']) {
    if (!HARMLESS.test(element.getAttribute(name) ?? '#')) element.removeAttribute(name);
  }
}
