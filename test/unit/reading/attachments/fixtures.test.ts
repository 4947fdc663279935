import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { UnreadReason } from '../../../../services/reading/attachments/attachment-reading.ts';
import { type MaterialKind, materialOf } from '../../../../services/reading/attachments/material.ts';
import { readAttachment } from '../../../../services/reading/attachments/read-attachment.ts';
import { readQuotes } from '../../../../services/reading/quotes/read-quotes.ts';

const folder = 'test/fixtures/attachments';

type Wanted = {
  kind: MaterialKind;
  template?: boolean;
  main: string | null;
  rows?: string[];
  unread?: UnreadReason;
};
/** What each source says, whatever format it was saved in. `main`: role, low, high, currency and VAT of its primary quote. */
const sources: Readonly<Record<string, Wanted>> = {
  'offer-ru': {
    kind: 'proposal',
    main: 'total 420000 420000 RUB none',
    rows: [
      'Аналитика и прототипы\t40\t80 000',
      'Дизайн главной и внутренних страниц\t60\t120 000',
      'Итого\t210\t420 000',
    ],
  },
  'offer-en': {
    kind: 'proposal',
    main: 'total 12500 12500 USD excl',
    rows: ['Development\t5 weeks\t$6,500', 'Total\t9 weeks\t$12,500'],
  },
  'offer-de': {
    kind: 'proposal',
    main: 'total 11305 11305 EUR incl',
    rows: ['1\tKonzept und Beratung\t1.900,00 €', 'zzgl. 19 % MwSt.\t1.805,00 €'],
  },
  'estimate-ru': { kind: 'estimate', main: 'total 450000 450000 RUB none' },
  'price-list-en': { kind: 'price_list', main: 'option 2000 2000 USD excl', rows: ['Shop package\t80\t50\t4000'] },
  'price-list-de': { kind: 'price_list', main: 'option 1490 1490 EUR excl' },
  'contract-ru': { kind: 'contract', template: true, main: 'price 300000 300000 RUB none' },
  'presentation-ru': {
    kind: 'presentation',
    main: 'option 120000 null RUB unknown',
    rows: ['Лендинг\tот 120 000 руб.'],
  },
  'brief-ru': { kind: 'brief', main: 'option null 300000 RUB unknown' },
  'samples-en': { kind: 'samples', main: null },
  'external-image': { kind: 'estimate', main: 'price 2400 2400 EUR excl' },
  scan: { kind: 'other', main: null, unread: 'no_text_layer' },
  locked: { kind: 'other', main: null, unread: 'encrypted' },
};
const files = readdirSync(folder).filter((name) => name.includes('.'));

test('every format that LibreOffice saves is among the files', () => {
  const endings = new Set(files.map((name) => name.slice(name.indexOf('.') + 1)));
  expect([...endings].toSorted()).toEqual(['docx', 'odp', 'ods', 'odt', 'pdf', 'pptx', 'rtf', 'txt', 'xlsx']);
});

test.each(files)('%s says what its source says', async (file) => {
  const wanted = sources[file.slice(0, file.indexOf('.'))];
  const [reading, ...more] = await readAttachment({ name: 'file', bytes: readFileSync(join(folder, file)) });
  expect(more).toEqual([]);
  expect(reading?.unread).toBe(wanted?.unread ?? null);
  const text = reading?.text ?? '';
  const material = materialOf({ name: 'file', format: reading?.format ?? 'other', text });
  expect(material).toMatchObject({ kind: wanted?.kind, template: wanted?.template ?? false });
  const { main } = readQuotes(text, { part: 'file' });
  const said = main && [main.role, main.exact.low, main.exact.high, main.currency, main.vat].map(String).join(' ');
  // A plain text keeps no rows: each cell stands on a line of its own.
  if (!file.endsWith('.txt')) {
    expect(said).toBe(wanted?.main);
    const lines = text
      .replaceAll('\u00a0', ' ')
      .split('\n')
      .map((line) => line.trim());
    expect(lines).toEqual(expect.arrayContaining(wanted?.rows ?? []));
  }
});

test('a workbook whose formulas have no values says so, and its rows keep what is known', async () => {
  const { zipFile } = await import('../../../support/zip-file.ts');
  const { openArchive, unpack } = await import('../../../../services/reading/attachments/unpack/unpack.ts');
  const opened = await openArchive(readFileSync(join(folder, 'estimate-ru.xlsx')));
  if (opened.kind === 'refused') throw new Error(opened.why);
  const unpacked = await unpack(opened.archive, () => true, { left: 1_000_000 });
  if (unpacked.kind === 'refused') throw new Error(unpacked.why);
  const parts = [...unpacked.parts].map(([name, bytes]) => ({
    name,
    bytes: Buffer.from(bytes)
      .toString('utf8')
      .replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1'),
  }));
  const [reading] = await readAttachment({ name: 'e.xlsx', bytes: zipFile(parts) });
  expect(reading?.notes).toEqual(['formulas_without_values']);
  expect(reading?.text).toContain('Дизайн\t60\t2500 ₽\n');
  expect(reading?.text).not.toContain('450000');
});
