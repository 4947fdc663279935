import { describe, expect, test } from 'vitest';
import { reportPage } from '../../../services/web/pages/report-page.ts';
import { reportSentences } from '../../../services/web/pages/report-sentences.ts';
import { wishedLanguage } from '../../../services/web/request-language.ts';
import { english } from '../../../services/web/words/english.ts';
import { englishReport } from '../../../services/web/words/english-report.ts';
import { russian } from '../../../services/web/words/russian.ts';
import { russianReport } from '../../../services/web/words/russian-report.ts';
import { day, inquiry, petersburgWave, reportOf } from '../releases/report/facts.ts';

const report = reportOf(petersburgWave());
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('the report in sentences', () => {
  test('counts before it says percent, in English', () => {
    expect(reportSentences(report, 'en').map(plain)).toEqual([
      'A person answered 30 of 45 inquiries not known to be undelivered: 67% (95% interval 52–79%).',
      'Counting what the studio’s own form or mail lost as well, it is 30 of 47: 64%.',
      'Half of the studios had answered after 3.3 d.',
      expect.stringMatching(
        /^The mean waiting time, counted up to 30 days and with the silent included, is [\d.]+ d\.$/,
      ),
      'The median of the 15 prices for the whole project is 400 thousand ₽ (budget arm “none”).',
    ]);
  });
  test('names the budget as the letters did, or that they named none', () => {
    const priced = (text: Record<string, string> | null) => ({
      ...report,
      prices: report.prices.map((prices) => ({ ...prices, budgetText: text })),
    });
    const last = (text: Record<string, string> | null, language: 'en' | 'ru') =>
      plain(reportSentences(priced(text), language).at(-1) ?? '');
    expect(last({ ru: '', en: '' }, 'en')).toContain('(no budget named)');
    expect(last({ ru: '' }, 'ru')).toContain('цен: 15, бюджет не назван.');
    expect(last({ en: 'around 6000 pounds' }, 'en')).toContain('(budget named: around 6000 pounds)');
    expect(last({ en: 'around 6000 pounds' }, 'ru')).toContain('назван бюджет: around 6000 pounds.');
    expect(last(null, 'ru')).toContain('вариант бюджета «none»');
  });
  test('is Russian in Russian', () => {
    expect(reportSentences(report, 'ru').map(plain).slice(0, 3)).toEqual([
      'Человек ответил на 30 обращений из 45, о которых не известно, что они не дошли: 67 % (95%-й интервал 52–79 %).',
      'Вместе с тем, что потеряла форма или почта самой студии, — 30 из 47: 64 %.',
      'Половина студий ответила за 3,3 сут.',
    ]);
  });
  test('says in both languages why few inquiries have no interval', () => {
    const nine = reportOf(petersburgWave().slice(0, 9));
    expect(reportSentences(nine, 'ru').map(plain)[0]).toBe(
      'Человек ответил на 9 обращений из 9, о которых не известно, что они не дошли: 100 % (без интервала: меньше 10 обращений).',
    );
    expect(reportSentences(nine, 'en').map(plain)[0]).toBe(
      'A person answered 9 of 9 inquiries not known to be undelivered: 100% (no interval: fewer than 10 inquiries).',
    );
  });
  test('says before the windows are over that it is interim, and claims no rate', () => {
    const early = reportSentences(reportOf(petersburgWave(), day(1)), 'en');
    expect(early[0]).toBe(
      'Interim: 47 response windows are still running and 0 inquiries have not left yet. Rates cover the windows that are over.',
    );
    expect(early).toContain('No response window is over yet, so there is no response rate.');
    expect(early.join(' ')).not.toMatch(/mean waiting/);
  });
  test('says why where nothing was sent at all', () => {
    expect(reportSentences(reportOf([inquiry({ delivery: { kind: 'pending' } })], day(1)), 'en')).toHaveLength(2);
  });
});

test('every percentage of the page stands in a row with its count and what it is a share of', () => {
  const rows = [...reportPage(report, 'en').matchAll(/<tr><th scope="row">.*?<\/tr>/gs)].map(([row]) => row);
  const shares = rows.filter((row) => /\d%/.test(row));
  expect(shares.length).toBeGreaterThanOrEqual(9);
  // The percent of 2014 alone, and a curve at a tick of its axis, with the number still followed at its end.
  // A share with an estimated or weighted denominator, and a difference of shares, have no numerator: their n stands there.
  const bare = /not asked: the codebook|<td>\d+<\/td><\/tr>$|n\u00a0(?:=|&#61;)\u00a0\d+/;
  for (const row of shares) if (!bare.test(row)) expect(row).toMatch(/\d+\u00a0of\u00a0\d+/s);
  const estimates = shares.filter((row) => row.includes('<a class="term"'));
  expect(estimates.length).toBeGreaterThanOrEqual(16);
  for (const row of estimates)
    expect(row).toMatch(/(?:\d+\u00a0of\u00a0|n\u00a0(?:=|&#61;)\u00a0)\d+.*(inquiries|carried by|studios)/s);
});

test('answers left out for a faulty clock are counted on the page', () => {
  const odd = { ...report, delay: { ...report.delay, clockFaults: 2 } };
  expect(reportPage(odd, 'en')).toContain('Left out: 2 answers stamped before the delivery');
  expect(reportPage(report, 'en')).not.toContain('stamped before');
});

test('an unknown definition or limit shows its id instead of nothing', () => {
  const odd = { ...report, limits: ['not_in_the_catalogue'] };
  expect(reportPage(odd, 'ru')).toContain('<li>not_in_the_catalogue</li>');
});

test('no definition, denominator, disposition or limit lacks its words, in either language', () => {
  for (const [one, other] of [
    [english, russian],
    [englishReport, russianReport],
  ] as const) {
    expect(shapeOf(one)).toEqual(shapeOf(other));
  }
  for (const limit of report.limits) expect(russianReport.limitTexts[limit]).toMatch(/\p{Script=Cyrillic}/u);
  const estimates = [...Object.values(report.rates), ...Object.values(report.modes), ...Object.values(report.channels)];
  for (const { definition, denominatorName } of estimates) {
    expect(russianReport.definitions[definition]).toMatch(/\p{Script=Cyrillic}/u);
    expect(russianReport.denominators[denominatorName]).toMatch(/\p{Script=Cyrillic}/u);
  }
});

function shapeOf(words: object): unknown {
  return Object.fromEntries(
    Object.entries(words).map(([key, text]) => [
      key,
      typeof text === 'object' && !Array.isArray(text) ? Object.keys(text) : typeof text,
    ]),
  );
}

test('the first wish of the browser that we can fulfil decides the language', () => {
  expect(['ru', 'en-US,ru', 'fr,ru;q=0.5', 'de', '', 'x'.repeat(5000)].map(wishedLanguage)).toEqual([
    'ru',
    'en',
    'ru',
    'en',
    'en',
    'en',
  ]);
});
