import { describe, expect, test } from 'vitest';
import { cleanSvg } from '../../../../services/releases/charts/clean-svg.ts';
import { delayChart } from '../../../../services/releases/charts/delay-chart.ts';
import { priceChart } from '../../../../services/releases/charts/price-chart.ts';
import { whoAnsweredChart } from '../../../../services/releases/charts/who-answered-chart.ts';
import { wrapText } from '../../../../services/releases/charts/wrap-text.ts';
import type { PriceReport, Report } from '../../../../services/releases/report/report-schema.ts';
import type { Language } from '../../../../services/releases/words/language.ts';
import { day, inquiry, petersburgWave, reportOf } from '../report/facts.ts';

const wave = petersburgWave();
const report = reportOf(wave);
const pricesOf = (of: Report): PriceReport => {
  const [first] = of.prices;
  if (first === undefined) throw new Error('no price group');
  return first;
};
const all = (of: Report, language: Language) => [
  whoAnsweredChart(of, language, 'wide'),
  delayChart(of, language, 'narrow'),
  priceChart(of, pricesOf(of), language, 'wide'),
];
const textsOf = (svg: string): string =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text.replaceAll('\u00a0', ' ')).join('\n');

describe('every chart', () => {
  test.each(['ru', 'en'] as const)(
    'says on the picture what it is, of how many, when and from where (%s)',
    (language) => {
      for (const svg of all(report, language)) {
        const texts = textsOf(svg);
        expect(texts).toMatch(/n = \d+; /);
        expect(texts).toMatch(language === 'ru' ? /Источник: / : /Source: /);
        expect(texts.replaceAll('\n', ' ')).toContain(report.inputHash.slice(0, 12));
        expect(texts).toContain(language === 'ru' ? 'РЕПЕТИЦИЯ' : 'REHEARSAL');
      }
    },
  );
  test('of the field bears no mark of a rehearsal', () => {
    const field = reportOf(wave, day(61), { rehearsal: false });
    for (const svg of all(field, 'en')) expect(svg).not.toContain('REHEARSAL');
  });
  test('is the same bytes for the same facts', () => {
    expect(all(report, 'ru')).toEqual(all(reportOf(wave), 'ru'));
  });
  test('needs no style sheet, no inline style and no script', () => {
    for (const svg of all(report, 'en')) expect(svg).not.toMatch(/<style|style=|<script|class=|href=/);
  });
  test('of nothing says that there is nothing', () => {
    const nothing = reportOf([inquiry({ delivery: { kind: 'pending' } })], day(1));
    for (const svg of all(nothing, 'en')) expect(textsOf(svg)).toContain('nothing counted yet');
    expect(reportOf([])).toMatchObject({ prices: [], cases: { sampled: 0 } });
  });
  test('shows a hostile campaign title as text', () => {
    const title = '</text><script>alert(1)</script>" onload="x';
    const hostile = reportOf(wave, day(61), { campaign: { slug: 'x', title } });
    for (const svg of all(hostile, 'en')) expect(svg).not.toMatch(/<script|<text[^>]*onload/);
  });
});

describe('titles say the finding', () => {
  test('how many answered, of those not known to be undelivered', () => {
    expect(textsOf(whoAnsweredChart(report, 'en', 'wide'))).toContain('30 of 45 studios answered within 30 days (67%)');
    expect(textsOf(whoAnsweredChart(report, 'ru', 'wide'))).toContain(
      'За 30 дней ответили 30 студий из 45 (67\u202f%)',
    );
  });
  test('a median that is not reached is written as such, never as a number', () => {
    const silent = reportOf(wave.slice(20));
    expect(silent.delay.median.value).toBeNull();
    expect(textsOf(delayChart(silent, 'en', 'wide'))).toContain(
      'Fewer than half of the studios answered within 30 days',
    );
    const running = reportOf(wave.slice(20), day(3));
    expect(textsOf(delayChart(running, 'en', 'wide'))).toContain('So far fewer than half of the studios have answered');
  });
  test('the median and the mean of prices', () => {
    expect(textsOf(priceChart(report, pricesOf(report), 'en', 'wide'))).toMatch(
      /The median price is 400.thousand.₽, the mean 501.thousand.₽/,
    );
  });
});

test('an interval that is not given is not drawn and the reason stands beside the share', () => {
  const few = reportOf(wave.slice(0, 4));
  expect(textsOf(whoAnsweredChart(few, 'en', 'wide'))).toContain(
    'answered: 4 of 4 · 100% (no interval: fewer than 10 inquiries)',
  );
});

test('numbers at risk stand under the delay curve and end with those who never answered', () => {
  expect(report.delay.atRisk.map(({ n }) => n)).toEqual([45, 45, 40, 28, 25, 22, 19, 17, 15]);
});

test('a style becomes attributes, and what is no style of a picture is dropped', () => {
  const svg = '<svg width="1"><text style="font-size:12px;behavior:url(x);fill:#000" class="a">a</text></svg>';
  expect(cleanSvg(svg, 'T & t')).toBe(
    '<svg width="1" role="img"><title>T &amp; t</title><text font-size="12px" fill="#000">a</text></svg>',
  );
});

test('lines are broken at spaces, and a word longer than a line is cut', () => {
  expect(wrapText('one two three', 60, 10)).toEqual(['one two', 'three']);
  expect(wrapText('x'.repeat(50), 60, 10)[0]).toHaveLength(9);
});
