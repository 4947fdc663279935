import { constants, deflateRawSync, deflateSync } from 'node:zlib';

/** A PDF with one line of ASCII a page, valid to the byte offsets (ISO 32000-1, 7.5). */
export function pdfFile(lines: readonly string[]): Buffer {
  return pdfOfStreams(lines.map((line) => deflateSync(Buffer.from(`BT /F1 12 Tf 72 720 Td (${line}) Tj ET`))));
}

/** A page that inflates to so many MiB of spaces: one deflated block, repeated. Its check sum is wrong, which readers pass over. */
export function swellingStream(mebibytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const blocks = Array.from({ length: mebibytes }, () => block);
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...blocks, Buffer.from([3, 0, 0, 0, 0, 0])]);
}

/** The same with content streams that are deflated already, one a page. */
export function pdfOfStreams(streams: readonly Uint8Array[]): Buffer {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = 9;
  const add = (...pieces: readonly (string | Uint8Array)[]): void => {
    for (const piece of pieces) {
      const chunk = Buffer.from(piece);
      chunks.push(chunk);
      length += chunk.length;
    }
  };
  const object = (...pieces: readonly (string | Uint8Array)[]): void => {
    offsets.push(length);
    add(`${offsets.length} 0 obj\n`, ...pieces, '\nendobj\n');
  };
  const pages = streams.map((_, index) => `${4 + index * 2} 0 R`);
  object('<< /Type /Catalog /Pages 2 0 R >>');
  object(`<< /Type /Pages /Kids [${pages.join(' ')}] /Count ${pages.length} >>`);
  object('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  for (const [index, stream] of streams.entries()) {
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    object(`<< /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`, stream, '\nendstream');
  }
  const table = length;
  add(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`);
  add(offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join(''));
  add(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(chunks);
}
