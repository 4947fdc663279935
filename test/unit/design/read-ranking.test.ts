import { describe, expect, it } from 'vitest';
import { guessColumns } from '../../../services/design/frames/ranking-columns.ts';
import { guessDelimiter } from '../../../services/design/frames/ranking-lines.ts';
import { type ReadRanking, readRanking } from '../../../services/design/frames/read-ranking.ts';
import { fixture } from './shipped.ts';

const columns = {
  name: 'Студия',
  site: 'Сайт',
  mail: 'Почта',
  phone: 'Телефон',
  city: 'Город',
  rank: 'Место',
  priceTier: 'Сегмент',
};
const frame = { id: 'a', country: 'RU', columns };

async function read(
  file: string | Buffer,
  of: Parameters<typeof readRanking>[1] = frame,
): Promise<Extract<ReadRanking, { kind: 'read' }>> {
  const outcome = await readRanking(typeof file === 'string' ? fixture(`rankings/${file}`) : file, of);
  if (outcome.kind === 'refused') throw new Error(`${outcome.why}: ${outcome.detail}`);
  return outcome;
}

describe('a ranking', () => {
  it('is read whole when nothing is wrong with it', async () => {
    const { rows, faults, encoding, delimiter, rowsRead, rowsRejected } = await read('clean.csv');
    expect({ encoding, delimiter, rowsRead, rowsRejected, faults }).toEqual({
      encoding: 'utf-8',
      delimiter: ',',
      rowsRead: 4,
      rowsRejected: 0,
      faults: [],
    });
    expect(rows[0]).toEqual({
      frame: 'a',
      line: 2,
      rank: 1,
      name: 'ООО "Альфа Веб"',
      domain: 'alfa-web.ru',
      siteUrl: 'https://www.alfa-web.ru/',
      email: 'info@alfa-web.ru',
      phoneE164: '+78123332211',
      city: 'Санкт-Петербург',
      priceTier: 'верхний',
    });
    expect(rows.map(({ domain }) => domain)).toEqual(['alfa-web.ru', 'beta.spb.ru', 'gamma.com', 'delta.ru']);
    expect(rows[1]?.phoneE164).toBe('+78124445566');
    expect(rows[2]?.siteUrl).toBe('http://gamma.com/ru/?utm=1');
  });

  it('tells each broken row with line, column and reason while the rest loads', async () => {
    const { rows, faults, rowsRead, rowsRejected } = await read('broken.csv');
    expect(faults.map(({ line, column, reason, kept }) => [line, column, reason, kept])).toEqual([
      [3, null, 'quote-not-closed', false],
      [4, 'Студия', 'name-missing', false],
      [5, null, 'too-few-cells', false],
      [6, null, 'too-many-cells', false],
      [7, 'Сайт', 'site-invalid', true],
      [7, 'Почта', 'mail-invalid', true],
      [7, 'Место', 'rank-invalid', true],
      [7, 'Телефон', 'phone-invalid', true],
      [8, 'Сайт', 'site-shared-host', true],
      [8, 'Почта', 'mail-not-business', true],
      [9, 'Почта', 'mail-not-business', true],
    ]);
    expect(rows.map(({ line, name }) => [line, name])).toEqual([
      [2, 'Альфа'],
      [7, 'Дзета'],
      [8, 'Эта'],
      [9, 'Тета на двух строках'],
      [12, 'Йота'],
    ]);
    expect([rowsRead, rowsRejected]).toEqual([9, 4]);
  });

  it.each([
    ['windows-1251.tsv', { name: 'Название', site: 'Web', city: 'Город' }, 'windows-1251', '\t', ['Лайн', 'Ёлка']],
    ['utf-16.csv', { name: 'name', site: 'site' }, 'utf-16le', ',', ['Line']],
    ['bom.csv', { name: ' agency', site: 'SITE' }, 'utf-8', ';', ['Line Ltd']],
  ])(
    'in %s is read by its own encoding, delimiter and order of columns',
    async (file, mapping, encoding, delimiter, names) => {
      const found = await read(file, { id: 'a', country: 'GB', columns: mapping });
      expect(found).toMatchObject({ encoding, delimiter, faults: [] });
      expect(found.rows.map(({ name }) => name)).toEqual(names);
    },
  );

  it.each([
    ['empty', Buffer.from('')],
    ['columns-absent', Buffer.from('a,b\n1,2\n')],
    ['too-large', Buffer.alloc(64_000_001, 'a')],
  ])('is refused when it is %s', async (why, bytes) => {
    expect(await readRanking(bytes, frame)).toMatchObject({ kind: 'refused', why });
  });

  it('of ten thousand rows with a forgotten quote each is still read in seconds', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `${i},"Студия ${i},s${i}.ru,,,,`).join('\n');
    const began = performance.now();
    const { rowsRejected } = await read(Buffer.from(`Место,Студия,Сайт,Почта,Телефон,Город,Сегмент\n${rows}\n`));
    expect(rowsRejected).toBe(10_000);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('the columns of a ranking', () => {
  it.each([
    [
      ['№', 'Агентство', 'Адрес сайта', 'Эл. почта', 'Тел.', 'Город'],
      { rank: '№', name: 'Агентство', site: 'Адрес сайта', mail: 'Эл. почта', phone: 'Тел.', city: 'Город' },
    ],
    [
      ['Rank', 'Agency name', 'Website', 'Price tier'],
      { rank: 'Rank', name: 'Agency name', site: 'Website', priceTier: 'Price tier' },
    ],
    [
      ['Platz', 'Agentur', 'Webseite', 'Telefon', 'Ort'],
      { rank: 'Platz', name: 'Agentur', site: 'Webseite', phone: 'Telefon', city: 'Ort' },
    ],
    [['a', 'b'], null],
    [['Студия', 'Телефон'], null],
  ])('%j are guessed', (headers, guess) => {
    expect(guessColumns(headers)).toEqual(guess);
  });

  it.each([
    ['a;b\n"1;2,3";4\n', ';'],
    ['a,b,c\n1,"2;3;4",5\n', ','],
    ['a\tb\n1,5\t2\n', '\t'],
    ['only\none\n', ','],
  ])('of %j are split by the right delimiter', (text, delimiter) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });
});
