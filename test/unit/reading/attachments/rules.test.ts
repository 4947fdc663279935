import { expect, test } from 'vitest';
import { cellFormat, showNumber } from '../../../../services/reading/attachments/formats/cell-format.ts';
import { openFlow } from '../../../../services/reading/attachments/formats/flow.ts';
import { formatOf } from '../../../../services/reading/attachments/formats/format-of.ts';
import { pdfLines } from '../../../../services/reading/attachments/formats/pdf-lines.ts';
import { readRtf } from '../../../../services/reading/attachments/formats/rtf-reader.ts';
import { materialOf } from '../../../../services/reading/attachments/material.ts';
import { materialLinks } from '../../../../services/reading/attachments/noted-links.ts';
import { primaryOfReply } from '../../../../services/reading/attachments/primary-of-reply.ts';
import { entryName } from '../../../../services/reading/attachments/unpack/entry-name.ts';
import { readQuotes } from '../../../../services/reading/quotes/read-quotes.ts';

const mainOf = (text: string) => readQuotes(text).main;
const file = (kind: Parameters<typeof materialOf>[0]['name'], text: string) => ({
  material: materialOf({ name: kind, format: 'pdf', text: '' }),
  main: mainOf(text),
});
const total = file('Смета.pdf', 'Итого 350 000 руб.');
const option = file('КП.pdf', 'Пакет «Старт» — 90 000 руб.\nПакет «Бизнес» — 190 000 руб.');

test('the letter speaks first when it prices the whole work, the total of an offer before its parts', () => {
  expect(primaryOfReply(mainOf('Сайт будет стоить 400 000 руб.'), [total])).toEqual({ kind: 'letter' });
  const parts = mainOf('Дизайн — 50 000 руб.\nВёрстка — 60 000 руб.');
  expect(parts).toMatchObject({ derived: true });
  expect(primaryOfReply(parts, [total])).toEqual({ kind: 'file', index: 0 });
  expect(primaryOfReply(mainOf('Наша ставка 2500 руб/час'), [total])).toEqual({ kind: 'file', index: 0 });
});

test('of two offers the total stands before the option, and a price list after the rest of the letter', () => {
  expect(primaryOfReply(null, [option, total])).toEqual({ kind: 'file', index: 1 });
  const list = file('Прайс.pdf', 'Лендинг — 90 000 руб.\nМагазин — 300 000 руб.');
  expect(primaryOfReply(null, [list, option])).toEqual({ kind: 'file', index: 1 });
  expect(primaryOfReply(mainOf('Наша ставка 2500 руб/час'), [list])).toEqual({ kind: 'letter' });
  expect(primaryOfReply(null, [list])).toEqual({ kind: 'file', index: 0 });
});

test('templates, contracts and presentations never give the primary quote', () => {
  const names = ['КП шаблон.pdf', 'Договор.pdf', 'Презентация.pdf', 'Портфолио.pdf', 'Бриф.docx', 'Muster-Angebot.pdf'];
  const files = names.map((name) => file(name, 'Итого 350 000 руб.'));
  expect(files.every(({ main }) => main !== null)).toBe(true);
  expect(primaryOfReply(null, files)).toBeNull();
});

test.each([
  ['КП_для_вас.pdf', 'proposal'],
  ['Angebot_2026-1.pdf', 'proposal'],
  ['smeta_2026.xlsx', 'estimate'],
  ['Kostenvoranschlag.pdf', 'estimate'],
  ['Прайс-лист.xlsx', 'price_list'],
  ['Договор образец.rtf', 'contract'],
  ['Презентация студии.pdf', 'presentation'],
  ['portfolio.pdf', 'samples'],
  ['Бриф на сайт.docx', 'brief'],
  ['image001.png', 'other'],
])('%s is by its name: %s', (name, kind) => {
  expect(materialOf({ name, format: 'other', text: '' }).kind).toBe(kind);
});

test('links are noted once each with what their words name', () => {
  const text =
    'Наш прайс: https://studio.example/p?id=1.\nПортфолио здесь: https://studio.example/w\nhttps://studio.example/w';
  expect(materialLinks(text)).toEqual([
    { url: 'https://studio.example/p?id=1', words: 'Наш прайс:', about: 'price_list' },
    { url: 'https://studio.example/w', words: 'Портфолио здесь:', about: 'samples' },
  ]);
});

test.each([
  ['#,##0\\ [$₽-419]', 450_000, '450000 ₽'],
  ['#,##0.00 "руб."', 1_500.5, '1500.50 руб.'],
  ['[$€-407] #,##0', 99, '99 €'],
  ['"$"#,##0', 12, '12 $'],
  ['0%', 0.22, '22%'],
  ['dd\\.mm\\.yyyy', 46_347, '21.11.2026'],
  ['[$-419]d mmmm yyyy', 46_347, '21.11.2026'],
  ['General', 0.1 + 0.2, '0.30'],
])('a cell of format %s shows %d as %s', (code, value, shown) => {
  expect(showNumber(value, cellFormat(164, code))).toBe(shown);
});

test('a table within a cell keeps its rows, and a cell of prose stays prose', () => {
  const flow = openFlow();
  flow.startTable();
  flow.add('Offer');
  flow.startTable();
  for (const cell of ['Design', '500 EUR']) {
    flow.add(cell);
    flow.endCell();
  }
  flow.endRow();
  flow.endTable();
  flow.endCell();
  flow.endRow();
  flow.endTable();
  expect(flow.done().text).toBe('Design\t500 EUR\nOffer');
});

test('words on one height are a line, and a narrow gap parts cells where a column stands', () => {
  const at = (text: string, x: number, y: number, width: number) => ({ text, x, y, width, height: 10 });
  const placed = [
    at('Design', 10, 100, 40),
    at('500', 120, 100, 20),
    at('A longer work', 10, 80, 106),
    at('700', 120, 80, 20),
  ];
  expect(pdfLines(placed)).toEqual(['Design\t500', 'A longer work\t700']);
  expect(pdfLines([at('one', 10, 50, 20), at('two', 33, 50.4, 20)])).toEqual(['one two']);
});

test('RTF of Word, with bytes of a Russian font, and of LibreOffice, with Unicode, read alike', () => {
  const word = String.raw`{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 Arial;}}\f0 \'d6\'e5\'ed\'e0 {\b 100}\~000\par}`;
  const office = String.raw`{\rtf1\ansi\uc1{\fonttbl{\f0 Arial;}}{\f0\u1062\'3f\u1077\'3f\u1085\'3f\u1072\'3f 100\~000}\par}`;
  const read = (source: string) => readRtf(Buffer.from(source, 'latin1')).text;
  expect(read(word)).toBe('Цена 100 000');
  expect(read(office)).toBe('Цена 100 000');
});

test('a file is what its bytes say, not what its name says', () => {
  const said = (bytes: string) => formatOf(Buffer.from(bytes, 'latin1'));
  expect(said('\x89PNG\r\n\x1a\n')).toBe('image');
  expect(said('junk before %PDF-1.7')).toBe('pdf');
  expect(said('PK\x03\x04')).toBe('zip');
  expect(said('<!DOCTYPE html><html>')).toBe('html');
  expect(said('Price\t100')).toBe('text');
  expect(said('MZ\x90\0\x03\0\0\0')).toBe('other');
});

test('names of an archive of code page 866 are read, and steps upward are taken out', () => {
  expect(entryName(Buffer.from([0x8a, 0x8f, 0x2e, 0x70, 0x64, 0x66]), 0)).toBe('КП.pdf');
  expect(entryName(Buffer.from('..\\..\\Смета.xlsx'), 0x800)).toBe('Смета.xlsx');
});
