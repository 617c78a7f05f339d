/**
 * In charge of blocks of cells as text: written and read as spreadsheets do, so that what is copied here fits there
 * and the other way round. No I/O.
 */

export type Block = readonly (readonly string[])[];

/** What a clipboard offers. */
export interface Offered {
  readonly text: string;
  readonly html: string;
}

/** Cells parted by tabs, rows by line breaks; a cell with one of them, or that begins with a quote, stands in quotes. */
export function toText(block: Block): string {
  const cell = (text: string) => (/[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return block.map((row) => row.map(cell).join('\t')).join('\r\n');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A table; line breaks in a cell stay in it. Figures longer than a spreadsheet can count stay texts. */
export function toHtml(block: Block): string {
  const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
  const cell = (text: string) => {
    const asText = /^(0\d+|\d{12,})$/.test(text) ? ` style="mso-number-format:'\\@'"` : '';
    return `<td${asText}>${escaped(text).replace(/\r\n?|\n/g, '<br style="mso-data-placement:same-cell">')}</td>`;
  };
  const rows = block.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
  return `<meta charset="utf-8"><table>${rows}</table>`;
}

/** The cells that are offered: those of the one table, if it is one, else the lines of the text. */
export function blockOf({ text, html }: Offered): Block {
  return (/<table[\s>]/i.test(html) && fromTable(html)) || fromText(text);
}

/** Cells of a text; a quoted one may hold tabs and line breaks. */
export function fromText(text: string): Block {
  const trimmed = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/y;
  for (;;) {
    const [, quoted, plain = '', end] = cell.exec(trimmed) ?? [];
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
    if (!end) return even(rows);
  }
}

/** Cells of the one table; null when there is none, several, or one with another inside. */
function fromTable(html: string): Block | null {
  const tables = new DOMParser().parseFromString(html, 'text/html').querySelectorAll('table');
  const [table] = tables;
  if (tables.length !== 1 || !table) return null;
  const rows: string[][] = [];
  for (const [place, row] of [...table.querySelectorAll('tr')].entries()) {
    let column = 0;
    for (const cell of row.querySelectorAll('td, th')) {
      while (rows[place]?.[column] !== undefined) column += 1;
      spread(rows, place, column, cell);
    }
    rows[place] ??= [];
  }
  return rows.length > 0 && rows.some((row) => row.length > 0) ? even(rows) : null;
}

const spanOf = (cell: Element, name: string) => Math.min(1000, Math.max(1, Number(cell.getAttribute(name)) || 1));

/** A merged cell stands in its first place; the others it covers are empty. */
function spread(rows: string[][], place: number, column: number, cell: Element): void {
  for (let down = 0; down < spanOf(cell, 'rowspan'); down++) {
    rows[place + down] ??= [];
    for (let right = 0; right < spanOf(cell, 'colspan'); right++) {
      const row = rows[place + down];
      if (row) row[column + right] = down === 0 && right === 0 ? wordsOf(cell) : '';
    }
  }
}

/** What a cell says: line breaks are its `br` and paragraphs, those of the source are only spaces. */
function wordsOf(cell: Element): string {
  const words = (node: Node): string => {
    if (node.nodeType === 3) return (node.textContent ?? '').replace(/[\t\n\r ]+/g, ' ');
    const name = node.nodeName.toLowerCase();
    if (name === 'br') return '\n';
    const inner = [...node.childNodes].map(words).join('');
    return name === 'p' || name === 'div' ? `${inner}\n` : inner;
  };
  return [...cell.childNodes]
    .map(words)
    .join('')
    .replaceAll('\u00a0', ' ')
    .replace(/ *\n */g, '\n')
    .trim();
}

/** Every row as long as the longest. */
function even(rows: readonly (readonly string[])[]): Block {
  const width = Math.max(1, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
}
