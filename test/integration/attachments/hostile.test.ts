import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAttachmentReader } from '../../../services/reading/attachments/apart/attachment-reader.ts';
import { readingBounds } from '../../../services/reading/attachments/attachment-limits.ts';
import { pdfFile, pdfOfStreams, swellingStream } from '../../support/pdf-file.ts';
import { wordFile, wordParagraph, zipFile } from '../../support/zip-file.ts';

const reader = openAttachmentReader();
let asked = 0;
const elsewhere = createServer((_, response) => {
  asked += 1;
  response.end('secret');
});
let address = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const bound = elsewhere.address();
  address = `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`;
});
afterAll(async () => {
  await reader.close();
  elsewhere.close();
});

const offer = wordFile(wordParagraph('Website: 400,000 RUB in total'));
async function read(bytes: Buffer, name = 'file') {
  const readings = await reader.read({ name, bytes });
  if (readings === 'busy') throw new Error('nobody else asked');
  return readings;
}

test('a file whose table of places is broken gives the text that the library recovers, and fells nobody', async () => {
  const [found] = await read(readFileSync('test/fixtures/fuzz/attachments-828942ed55.bin'));
  expect(found).toMatchObject({ format: 'pdf', unread: null, text: expect.stringContaining('от 120 000 руб.') });
});

test('a zip bomb is refused by what it says of itself, and by what comes out of it when it lies', async () => {
  const zeros = Buffer.alloc(80 * 1024 * 1024);
  const honest = zipFile([{ name: 'a.txt', bytes: zeros }]);
  const lying = zipFile([{ name: 'a.txt', bytes: zeros, saidSize: 1_000 }]);
  expect(honest.length).toBeLessThan(200_000);
  expect(await read(honest)).toMatchObject([{ unread: null }, { name: 'file/a.txt', unread: 'unpacks_too_large' }]);
  expect(await read(lying)).toMatchObject([{ unread: null }, { unread: 'damaged' }]);
  const sheets = zipFile([
    { name: '[Content_Types].xml', bytes: '<Types/>' },
    { name: 'word/document.xml', bytes: Buffer.alloc(70 * 1024 * 1024, ' ') },
  ]);
  expect(await read(sheets)).toMatchObject([{ format: 'docx', unread: 'unpacks_too_large' }]);
});

test('many files that are small each are unpacked together no further than one attachment may', async () => {
  // Shrinks to a fiftieth: nothing that an honest table would not do.
  const block = Buffer.from(
    Array.from({ length: 20_000 }, (_, at) => ((Math.imul(at, 2_654_435_761) >>> 8) % 89) + 33),
  );
  const text = Buffer.concat(Array.from({ length: 125 }, () => block));
  const parts = Array.from({ length: 30 }, (_, at) => ({ name: `${at}.txt`, bytes: text }));
  const readings = await read(zipFile(parts));
  expect(readings.filter(({ unread }) => unread === 'unpacks_too_large')).toHaveLength(4);
  expect(readings.filter(({ unread }) => unread === null)).toHaveLength(27);
});

test('an archive in an archive is read, one deeper is named, and a crowd of files is refused', async () => {
  const inner = zipFile([{ name: 'offer.docx', bytes: offer }]);
  const nested = zipFile([{ name: 'inner.zip', bytes: inner }]);
  expect(await read(nested, 'a.zip')).toMatchObject([
    { name: 'a.zip', format: 'zip' },
    { name: 'a.zip/inner.zip', format: 'zip' },
    { name: 'a.zip/inner.zip/offer.docx', text: 'Website: 400,000 RUB in total' },
  ]);
  expect((await read(zipFile([{ name: 'deep.zip', bytes: nested }]))).at(-1)).toMatchObject({
    unread: 'nested_too_deep',
  });
  const crowd = Array.from({ length: 3_001 }, (_, at) => ({ name: `${at}.txt`, bytes: 'x' }));
  expect(await read(zipFile(crowd))).toMatchObject([{ unread: 'too_many_files' }]);
});

test('nothing that a document refers to is fetched, and no entity of it is expanded', async () => {
  const laughs = Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('');
  const prolog = `<!DOCTYPE d [<!ENTITY a0 "ha">${laughs}<!ENTITY x SYSTEM "${address}/x"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
  const rels = `<Relationships><Relationship Id="r1" Type="t/attachedTemplate" Target="${address}/t.dotm" TargetMode="External"/></Relationships>`;
  const body = wordParagraph('Total &a12; &x; &f; 1,200 EUR');
  const [reading] = await read(wordFile(body, [{ name: 'word/_rels/settings.xml.rels', bytes: rels }], prolog));
  expect(reading).toMatchObject({ format: 'docx', notes: ['external_parts_not_fetched'] });
  expect(reading?.text).toMatch(/^Total .*1,200 EUR$/);
  expect(reading?.text.length).toBeLessThan(60);
  const page = `<html><body><img src="${address}/i.png"><iframe src="${address}/f"></iframe><script>fetch("${address}")</script><p>900 EUR</p></body></html>`;
  expect(await read(Buffer.from(page))).toMatchObject([{ format: 'html', text: '900 EUR' }]);
  const rtf = String.raw`{\rtf1{\field{\*\fldinst INCLUDEPICTURE "${address}/p.png"}{\fldrslt }}800 EUR\par}`;
  expect(await read(Buffer.from(rtf))).toMatchObject([{ format: 'rtf', text: '800 EUR' }]);
  expect(asked).toBe(0);
});

test('macros are named and never run, and files under a password say so', async () => {
  const macros = wordFile(wordParagraph('1 500 руб.'), [{ name: 'word/vbaProject.bin', bytes: Buffer.alloc(400, 7) }]);
  expect(await read(macros)).toMatchObject([{ format: 'docx', notes: ['macros_not_run'], text: '1 500 руб.' }]);
  const locked = zipFile([{ name: 'a.txt', bytes: 'text', flags: 0x801 }]);
  expect((await read(locked)).at(-1)).toMatchObject({ unread: 'encrypted' });
  const compound = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1_000),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  expect(await read(compound)).toMatchObject([{ format: 'old_office', unread: 'encrypted' }]);
});

test('of a PDF with 2,000 pages the first 500 are read in time', async () => {
  const pages = Array.from({ length: 2_000 }, (_, at) =>
    at === 3 ? 'Website in total: 12,500 EUR' : `Page ${at + 1}`,
  );
  const [reading] = await read(pdfFile(pages));
  expect(reading).toMatchObject({ format: 'pdf', unread: null, notes: ['cut'] });
  expect(reading?.text).toContain('12,500 EUR');
  expect(reading?.text).toContain('Page 500');
  expect(reading?.text).not.toContain('Page 501');
});

test('a PDF that swells its reader ends that process within its bounds, and the next file is read', async () => {
  const swelling = pdfOfStreams([swellingStream(700)]);
  expect(swelling.length).toBeLessThan(1_000_000);
  expect(await read(swelling)).toMatchObject([{ unread: 'out_of_memory' }]);
  expect(await read(offer)).toMatchObject([{ unread: null }]);
});

test('the process that reads may write no file and start no program', async () => {
  const program = new URL('./readers/prying-reader.ts', import.meta.url);
  const prying = openAttachmentReader(readingBounds, program);
  const readings = await prying.read({ name: 'x', bytes: Buffer.from('x') });
  await prying.close();
  expect(JSON.parse(readings === 'busy' ? '{}' : (readings[0]?.text ?? '{}'))).toEqual({
    write: 'ERR_ACCESS_DENIED',
    start: 'ERR_ACCESS_DENIED',
    key: 'none',
  });
});

test('a real offer is read after all of that', async () => {
  const bytes = readFileSync('test/fixtures/attachments/offer-ru.docx');
  expect((await read(bytes))[0]?.text).toContain('Итого\t210\t420 000');
});
