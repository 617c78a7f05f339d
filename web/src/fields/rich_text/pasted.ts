/**
 * In charge of what is pasted from word processors and mails: the structure stays, their private marks go. Paragraphs
 * that Word only paints as a list become one.
 */

const COMMENTS = /<!--[\s\S]*?-->/g;
const MARKED =
  /<(style|script|xml|meta|link|title|o:p|w:\w+|m:\w+)\b[^>]*>[\s\S]*?<\/\1>|<\/?(?:[ovwm]:\w+|meta|link)\b[^>]*>/gi;
const BULLET = /^[\u00b7\u2022\u25aa\u25cf\u25cb\u25e6\u25a0o\uf0b7\uf0a7\uf06c§-]$/;

export function cleanPasted(html: string): string {
  const withoutMarks = html.replace(COMMENTS, '').replace(MARKED, '');
  const { body } = new DOMParser().parseFromString(withoutMarks, 'text/html');
  gatherLists(body);
  for (const element of [...body.querySelectorAll('*')]) {
    for (const { name } of [...element.attributes]) if (!KEPT.has(name)) element.removeAttribute(name);
  }
  // Pictures stand in fields of their own; those of the sender's disk or of another site could not be shown anyway.
  for (const image of [...body.querySelectorAll('img')]) image.remove();
  return body.innerHTML.replace(/<(p|span)>(?:\s|&nbsp;|<br>)*<\/\1>/g, '').trim();
}

const KEPT = new Set(['href', 'colspan', 'rowspan', 'start']);

/** Word writes `<p class=MsoListParagraph style='mso-list:l0 level1'>·&nbsp;…</p>` for each entry of a list. */
function gatherLists(body: HTMLElement): void {
  let list = null as HTMLElement | null;
  for (const paragraph of [...body.querySelectorAll('p')]) {
    const marker = /mso-list/i.test(paragraph.getAttribute('style') ?? '') ? takeMarker(paragraph) : null;
    if (marker === null) {
      list = null;
      continue;
    }
    const kind = BULLET.test(marker) ? 'UL' : 'OL';
    if (list?.tagName !== kind || list !== paragraph.previousElementSibling) {
      list = document.createElement(kind);
      paragraph.before(list);
    }
    const entry = document.createElement('li');
    entry.append(...paragraph.childNodes);
    list.append(entry);
    paragraph.remove();
  }
}

/** Takes the painted bullet or number off the front of a paragraph. */
function takeMarker(paragraph: Element): string {
  const painted = paragraph.querySelector('span[style*="mso-list" i]');
  const marker = (
    painted?.textContent ??
    /^\s*(\S{1,4})[\s\u00a0]/.exec(paragraph.textContent ?? '')?.[1] ??
    ''
  ).trim();
  if (painted) painted.remove();
  else if (marker) dropLeading(paragraph, marker);
  return marker;
}

function dropLeading(element: Element, marker: string): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    if (!text.trim()) continue;
    node.textContent = text.replace(marker, '').replace(/^[\s\u00a0]+/, '');
    return;
  }
}
