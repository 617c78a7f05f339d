/** In charge of the documents that journeys attach: made here, so that what is in them is known and nothing is stored. */
import { crc32, deflateSync } from 'node:zlib';

export interface Document {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const MAIN = 'http://schemas.openxmlformats.org';

/** One page that says `words` in a Chinese font that is not part of it, as scanners and ERP systems write them. */
export function pdf(name: string, words: string): Document {
  const coded = [...words].map((sign) => sign.codePointAt(0)?.toString(16).padStart(4, '0')).join('');
  const drawn = `BT /F1 32 Tf 60 720 Td <${coded}> Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R /DW 1000 ' +
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 ' +
      '/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, number) => {
    const place = text.length;
    text += `${number + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  text += `${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF`;
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(text, 'latin1') };
}

/** A picture in one colour, `[red, green, blue]`. */
export function png(name: string, colour: readonly [number, number, number], side = 240): Document {
  const row = Buffer.concat([Buffer.from([0]), ...Array.from({ length: side }, () => Buffer.from(colour))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const parts = [chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  const buffer = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
  return { name, mimeType: 'image/png', buffer };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

type Row = readonly (string | number)[];

/** A workbook with one sheet of texts and figures; `merged` names areas of one cell, like `A1:C1`. */
export function xlsx(name: string, rows: readonly Row[], merged: readonly string[] = []): Document {
  const cell = (value: string | number) =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const lines = rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
  const areas = merged.map((area) => `<mergeCell ref="${area}"/>`).join('');
  const merges = areas && `<mergeCells count="${merged.length}">${areas}</mergeCells>`;
  const main = `${MAIN}/spreadsheetml/2006/main`;
  const buffer = archive({
    '[Content_Types].xml': types('xl/workbook.xml', `${OFFICE}.spreadsheetml.sheet.main+xml`),
    '_rels/.rels': relations({ officeDocument: 'xl/workbook.xml' }),
    'xl/workbook.xml':
      `<workbook xmlns="${main}" xmlns:r="${MAIN}/officeDocument/2006/relationships">` +
      '<sheets><sheet name="Sheet1" sheetId="1" r:id="r0"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations({ worksheet: 'worksheets/sheet1.xml' }),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${lines}</sheetData>${merges}</worksheet>`,
  });
  return { name, mimeType: `${OFFICE}.spreadsheetml.sheet`, buffer };
}

/** A document of paragraphs. */
export function docx(name: string, paragraphs: readonly string[]): Document {
  const lines = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
  const buffer = archive({
    '[Content_Types].xml': types('word/document.xml', `${OFFICE}.wordprocessingml.document.main+xml`),
    '_rels/.rels': relations({ officeDocument: 'word/document.xml' }),
    'word/document.xml': `<w:document xmlns:w="${MAIN}/wordprocessingml/2006/main"><w:body>${lines}</w:body></w:document>`,
  });
  return { name, mimeType: `${OFFICE}.wordprocessingml.document`, buffer };
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const types = (part: string, type: string): string =>
  `<Types xmlns="${MAIN}/package/2006/content-types"><Default Extension="rels" ContentType="application/` +
  'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/${part}" ContentType="${type}"/></Types>`;

function relations(targets: Readonly<Record<string, string>>): string {
  const each = Object.entries(targets).map(
    ([type, target], number) =>
      `<Relationship Id="r${number}" Type="${MAIN}/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${MAIN}/package/2006/relationships">${each.join('')}</Relationships>`;
}

/** A zip archive whose parts are not compressed. */
function archive(parts: Readonly<Record<string, string>>): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let place = 0;
  for (const [path, text] of Object.entries(parts)) {
    const name = Buffer.from(path);
    const data = Buffer.from(HEAD + text);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(data.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const at = Buffer.alloc(4);
    at.writeUInt32LE(place, 0);
    const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, name, data]);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, Buffer.alloc(10), at, name]));
    bodies.push(body);
    place += body.length;
  }
  const index = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(place, 16);
  return Buffer.concat([...bodies, index, end]);
}
