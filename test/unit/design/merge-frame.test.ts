import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifyMail, identifyPhone, identifySite } from '../../../services/design/frames/identify-studio.ts';
import { mergeFrame } from '../../../services/design/frames/merge-frame.ts';
import type { RankingRow } from '../../../services/design/frames/ranking-row.ts';
import { distinctiveName } from '../../../services/design/frames/studio-name.ts';

let line = 1;
const row = (given: Partial<RankingRow>): RankingRow => {
  line += 1;
  return {
    frame: 'a',
    line,
    rank: line,
    name: 'Студия',
    domain: null,
    siteUrl: null,
    email: null,
    phoneE164: null,
    city: null,
    priceTier: null,
    ...given,
  };
};

describe('the merged frame', () => {
  it('holds a studio of two rankings once, with both listings, led by the better rank', () => {
    const rows = [
      row({ frame: 'a', rank: 80, name: 'Лайн', domain: 'line.ru', email: 'info@line.ru' }),
      row({ frame: 'a', rank: 100, name: 'Другая', domain: 'other.ru' }),
      row({ frame: 'b', rank: 2, name: 'Студия Лайн', domain: 'line.ru', siteUrl: 'https://line.ru/', city: 'Тверь' }),
      row({ frame: 'b', rank: 20, name: 'Третья', domain: 'third.ru' }),
    ];
    const { units } = mergeFrame(rows);
    expect(units.map(({ domain }) => domain)).toEqual(['line.ru', 'other.ru', 'third.ru']);
    expect(units[0]).toMatchObject({
      name: 'Студия Лайн',
      email: 'info@line.ru',
      siteUrl: 'https://line.ru/',
      city: 'Тверь',
    });
    expect(units[0]?.provenance.map(({ frame, percent }) => [frame, percent])).toEqual([
      ['b', 10],
      ['a', 80],
    ]);
  });

  it('joins two sites with one phone and one name, and lists weaker likeness as doubtful', () => {
    const { units, doubtful } = mergeFrame([
      row({ name: 'ООО «Лайн»', domain: 'line.ru', phoneE164: '+78120000001' }),
      row({ name: 'Веб-студия Лайн', domain: 'line-studio.ru', phoneE164: '+78120000001' }),
      row({ name: 'Квадрат', domain: 'kvadrat.ru', phoneE164: '+78120000002' }),
      row({ name: 'Круг', domain: 'krug.ru', phoneE164: '+78120000002' }),
      row({ name: 'Квадрат', domain: 'kvadrat.com' }),
    ]);
    expect(units.map(({ domain, otherDomains }) => [domain, otherDomains])).toContainEqual([
      'line.ru',
      ['line-studio.ru'],
    ]);
    expect(doubtful).toEqual([
      { domains: ['krug.ru', 'kvadrat.ru'], because: 'same-phone' },
      { domains: ['kvadrat.com', 'kvadrat.ru'], because: 'same-name' },
    ]);
  });

  it('obeys a person who says that two domains are one studio', () => {
    const rows = [row({ name: 'Квадрат', domain: 'kvadrat.ru' }), row({ name: 'Square', domain: 'square.ru' })];
    expect(mergeFrame(rows).units).toHaveLength(2);
    expect(mergeFrame(rows, [['square.ru', 'kvadrat.ru']]).units).toMatchObject([
      { domain: 'kvadrat.ru', otherDomains: ['square.ru'] },
    ]);
  });

  it('places a listing without a domain by phone, else by name, and says which it cannot place', () => {
    const { units, unplaced } = mergeFrame([
      row({ name: 'Лайн', domain: 'line.ru', phoneE164: '+78120000001' }),
      row({ name: 'Совсем иначе', phoneE164: '+78120000001' }),
      row({ name: 'Агентство «Лайн»' }),
      row({ name: 'Никто' }),
    ]);
    expect(units).toHaveLength(1);
    expect(units[0]?.provenance).toHaveLength(3);
    expect(unplaced.map(({ name }) => name)).toEqual(['Никто']);
  });

  it('does not depend on the order of rows, names no domain twice and loses no listing', () => {
    const domain = fc.constantFrom('a.ru', 'b.ru', 'c.ru', 'd.ru', null);
    const phone = fc.constantFrom('+78120000001', '+78120000002', '+78120000003', null);
    const rows = fc.array(
      fc.record({
        domain,
        phoneE164: phone,
        name: fc.constantFrom('Лайн', 'Круг', 'Куб'),
        frame: fc.constantFrom('a', 'b'),
      }),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (given, noise) => {
        const listed = given.map((one, i) => row({ ...one, line: i + 2, rank: i + 1 }));
        const shuffled = listed
          .map((one) => ({ one, at: noise.next().value }))
          .toSorted((x, y) => x.at - y.at)
          .map(({ one }) => one);
        const merged = mergeFrame(listed);
        expect(mergeFrame(shuffled)).toEqual(merged);
        const domains = merged.units.flatMap((unit) => [unit.domain, ...unit.otherDomains]);
        expect(new Set(domains).size).toBe(domains.length);
        const kept = merged.units.reduce((sum, { provenance }) => sum + provenance.length, merged.unplaced.length);
        expect(kept).toBe(listed.length);
      }),
    );
  });

  it('joins a hundred thousand listings of two rankings in seconds', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) =>
      row({
        frame: i % 2 ? 'a' : 'b',
        name: `Имя ${i % 60_000}`,
        domain: `s${i % 60_000}.ru`,
        phoneE164: `+7812${String(i % 60_000).padStart(7, '0')}`,
      }),
    );
    const began = performance.now();
    expect(mergeFrame(rows).units).toHaveLength(60_000);
    expect(performance.now() - began).toBeLessThan(30_000);
  });
});

describe('the identity of a studio', () => {
  it.each([
    ['https://www.line.spb.ru/x', 'line.spb.ru'],
    ['line.tilda.ws', 'line.tilda.ws'],
    ['ЛАЙН.РФ', 'xn--80ak6aa.xn--p1ai'],
    ['http://alfa.city.test:8080/', 'alfa.city.test'],
    ['//blog.line.co.uk', 'line.co.uk'],
  ])('%s is the domain %s', (address, domain) => {
    const site = identifySite(address);
    expect(site.kind).toBe('own');
    if (domain.startsWith('xn--')) expect(site.kind === 'own' && site.domain.endsWith('.xn--p1ai')).toBe(true);
    else expect(site).toMatchObject({ domain });
  });

  it.each([
    '',
    'нет',
    'http://127.0.0.1/',
    'http://[::1]/',
    'ftp://line.ru',
    'javascript:alert(1)',
    'https://user:word@line.ru',
    'line',
    `https://${'a'.repeat(3000)}.ru`,
  ])('%j names nobody', (address) => {
    expect(identifySite(address)).toEqual({ kind: 'invalid' });
  });

  it.each([
    ['info@line.ru', 'business'],
    ['MAILTO:Hello@Line.ru', 'business'],
    ['sales.team@line.ru', 'business'],
    ['ivan.petrov@line.ru', 'personal'],
    ['studio@mail.ru', 'free-mail'],
    ['studio@gmail.com', 'free-mail'],
    ['a@b', 'invalid'],
    ['x y@line.ru', 'invalid'],
  ])('%s is a %s address', (address, kind) => {
    expect(identifyMail(address).kind).toBe(kind);
  });

  it('of a phone is its E.164 form by the country of the ranking', () => {
    expect(identifyPhone('8 (812) 333-22-11', 'RU')).toBe('+78123332211');
    expect(identifyPhone('030 901820', 'DE')).toBe('+4930901820');
    expect(identifyPhone('+44 20 7946 0101', 'XX')).toBe('+442079460101');
    expect(identifyPhone('позвоните', 'RU')).toBeNull();
  });

  it.each([
    ['ООО «Веб-студия "Лайн"»', 'лайн'],
    ['Line Digital Agency Ltd', 'line'],
    ['Студия', 'студия'],
    ['Ёлка & Ко', 'елка ко'],
  ])('of the name %s is %s', (name, distinctive) => {
    expect(distinctiveName(name)).toBe(distinctive);
  });
});
