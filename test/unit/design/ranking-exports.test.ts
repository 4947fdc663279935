import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { frameCsv } from '../../../services/design/frames/frame-csv.ts';
import { inspectRanking } from '../../../services/design/frames/inspect-ranking.ts';
import { mergeFrame } from '../../../services/design/frames/merge-frame.ts';
import { readRanking } from '../../../services/design/frames/read-ranking.ts';
import { csvTable } from '../../../services/platform/csv-table.ts';

const columns = { name: 'Студия', site: 'Сайт', phone: 'Телефон', city: 'Город' };
const frame = { id: 'a', country: 'RU', columns };
const read = async (bytes: Buffer, tell?: (rows: number) => void) => {
  const outcome = await readRanking(bytes, frame, tell);
  if (outcome.kind === 'refused') throw new Error(`${outcome.why}: ${outcome.detail}`);
  return outcome;
};

describe('an export of Excel', () => {
  const text = 'sep=;\r\nСтудия;Сайт;Телефон;Город\r\n"Альфа; Бета";alfa.ru;(812) 333-22-11;Псков\r\n';

  it.each(['utf8', 'win1251'])(
    'with its line of the delimiter is read in %s, and lines keep their numbers',
    async (encoding) => {
      const bytes = iconv.encode(text, encoding);
      const { rows, faults, delimiter } = await read(bytes);
      expect({ faults, delimiter }).toEqual({ faults: [], delimiter: ';' });
      expect(rows).toMatchObject([{ line: 3, name: 'Альфа; Бета', domain: 'alfa.ru', city: 'Псков' }]);
      expect(inspectRanking(bytes)).toMatchObject({ delimiter: ';', guess: columns });
    },
  );

  it.each([
    ['a workbook', Buffer.from('PK\x03\x04\x14\x00rest', 'latin1')],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['something with NUL bytes', Buffer.from('a\0b;c')],
  ])('that is %s is refused, with what to do', async (_, bytes) => {
    expect(await readRanking(bytes, frame)).toMatchObject({
      why: 'not-text',
      detail: expect.stringContaining('save it as CSV'),
    });
    expect(inspectRanking(bytes)).toBeNull();
  });
});

describe('a ranking of a hundred thousand rows', () => {
  it('in Windows-1251 is read and merged within thirty seconds, and tells how far it is', {
    timeout: 120_000,
  }, async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => {
      const broken = i % 1_000 === 999;
      return `Студия № ${i};${broken ? 'not a site' : `s${i}.ru`};+7 812 ${100 + (i % 900)}-${10 + (i % 90)}-${10 + (i % 89)};Омск`;
    });
    const bytes = iconv.encode(`Студия;Сайт;Телефон;Город\r\n${rows.join('\r\n')}\r\n`, 'win1251');
    const told: number[] = [];
    // Seconds of the processor: the wall clock of a busy machine says little of the program.
    const began = process.cpuUsage();
    const outcome = await read(bytes, (count) => told.push(count));
    const { units, unplaced } = mergeFrame(outcome.rows);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1_000_000).toBeLessThan(30);
    expect(outcome).toMatchObject({ encoding: 'windows-1251', rowsRead: 100_000, rowsRejected: 0 });
    expect(outcome.faults).toHaveLength(100);
    expect(outcome.faults[0]).toEqual({ frame: 'a', line: 1_001, column: 'Сайт', reason: 'site-invalid', kept: true });
    expect(units.length + unplaced.length).toBeGreaterThan(99_000);
    expect(told).toHaveLength(50);
    expect(told.at(-1)).toBe(100_000);
  });
});

describe('a name that a spreadsheet would run', () => {
  const names = ['=HYPERLINK("http://evil.test")', '+1+1', '-2+3', '@SUM(A1)', '＝1+1', "=cmd|' /C calc'!A0"];

  it('is kept as data and goes out as text', async () => {
    const lines = names.map((name, i) => `"${name.replaceAll('"', '""')}",s${i}.ru,,`);
    const { rows } = await read(Buffer.from(`Студия,Сайт,Телефон,Город\n${lines.join('\n')}\n`));
    expect(rows.map(({ name }) => name)).toEqual(names);
    const csv = frameCsv(mergeFrame(rows).units);
    for (const [i, name] of names.entries()) {
      expect(csv).toContain(`s${i}.ru,${csvTable(['name'], [{ name }]).split('\r\n')[1]},`);
      expect(csvTable(['name'], [{ name }]).split('\r\n')[1]).toMatch(/^"?'/);
    }
  });

  it('cannot begin any cell of any export, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'),
        fc.string(),
        (first, rest) => {
          const [, cell = ''] = csvTable(['a', 'b'], [{ a: 'x', b: first + rest }]).split('x,');
          return /^"?'/.test(cell);
        },
      ),
    );
  });
});

describe('the frame as a file', () => {
  it('says for each studio in which rankings, at which rank and in which line it stands', async () => {
    const { rows } = await read(Buffer.from('Студия,Сайт,Телефон,Город\nАльфа,alfa.ru,,\nБета,beta.ru,,\n'));
    const other = rows.map((row) => ({ ...row, frame: 'b', rank: 3 - row.rank, line: row.line + 10 }));
    const csv = frameCsv(mergeFrame([...rows, ...other]).units);
    expect(csv.split('\r\n')[0]).toBe('domain,name,site,mail,phone,city,priceTier,otherDomains,listings');
    expect(csv).toContain('alfa.ru,Альфа');
    expect(csv).toMatch(/alfa\.ru.*a 1 \(line 2\); b 2 \(line 12\)/);
  });
});
