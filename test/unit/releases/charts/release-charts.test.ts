import { describe, expect, test } from 'vitest';
import { darkened } from '../../../../services/releases/charts/dark-theme.ts';
import { chartCsv } from '../../../../services/releases/charts/release/chart-data.ts';
import {
  chartFinding,
  chartRows,
  releaseChart,
  releaseCharts,
} from '../../../../services/releases/charts/release/release-chart.ts';
import { buildDocument } from '../../../../services/releases/release/build-document.ts';
import type { ReleaseDocument } from '../../../../services/releases/release/release-document.ts';
import { LANGUAGES } from '../../../../services/releases/words/language.ts';
import { number } from '../../../../services/releases/words/number-words.ts';
import { practiceSnapshot } from '../release/practice-snapshot.ts';

const { document } = buildDocument(practiceSnapshot('bench'));
const address = 'https://zerkalo.example/releases/practice-w1/1';
const released = (of: ReleaseDocument = document) => ({ document: of, address, embargoUntil: null });
const charts = releaseCharts(document);
const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
const flat = (svg: string): string =>
  textsOf(svg)
    .join(' ')
    .replaceAll(/[\u00a0\u202f]/g, ' ');
const forms = charts.flatMap((chart) =>
  LANGUAGES.flatMap((language) => (['wide', 'narrow'] as const).map((size) => ({ chart, language, size }))),
);
const svgOf = ({ chart, language, size }: (typeof forms)[number], of = released()) =>
  releaseChart(of, chart, language, size);

test('a release with prices, factors, places and rankings has all seven pictures', () => {
  expect(charts).toEqual(['answers', 'delay', 'prices', 'funnel', 'differences', 'places', 'rankings']);
});

describe('every picture of a release', () => {
  test('says what was found, what is measured, of how many, when, and where it is from', () => {
    for (const form of forms) {
      const texts = flat(svgOf(form));
      const finding = chartFinding(document, form.chart, form.language).replaceAll(/[\u00a0\u202f]/g, ' ');
      expect(texts).toContain(finding);
      expect(texts).toMatch(/n = \d+(?:–\d+)?; 19/);
      expect(texts).toMatch(
        form.language === 'ru' ? /19 января 2026 г\. — 28 февраля/ : /19 January 2026 to 28 February/,
      );
      expect(texts).toContain('practice-w1/1');
      expect(texts).toContain('CC-BY-4.0');
      expect(texts.replaceAll(' ', '')).toContain(address);
    }
  });
  test('is the same bytes for the same release', () => {
    const again = buildDocument(practiceSnapshot('bench')).document;
    for (const form of forms) expect(svgOf(form, released(again))).toBe(svgOf(form));
  });
  test('needs no style sheet and no script, and keeps its hues on dark paper', () => {
    for (const form of forms) {
      const svg = svgOf(form);
      expect(svg).not.toMatch(/<style|style=|<script|class=|href=/);
      expect(darkened(svg)).not.toContain('fill="#FFFFFF"');
    }
  });
  test('stays inside its frame: no line of text is longer than the picture is wide', () => {
    for (const form of forms.filter(({ size }) => size === 'narrow')) {
      for (const text of textsOf(svgOf(form))) expect(text.length, text).toBeLessThan(56);
    }
  });
  test('names the embargo while there is one', () => {
    const svg = releaseChart({ ...released(), embargoUntil: '2026-09-01' }, 'answers', 'ru', 'wide');
    expect(flat(svg)).toContain('ПОД ЭМБАРГО до 1 сентября 2026 г.');
  });
  test('shows a hostile title as text', () => {
    const title = '</text><script>alert(1)</script>" onload="x';
    for (const form of forms) {
      expect(svgOf(form, released({ ...document, title }))).not.toMatch(/<script|<text[^>]*onload/);
    }
  });
});

/** Digits that are no findings: the dates, the window, the level of intervals, the axes, names of levels and of the release. */
function otherNumbers(): Set<string> {
  const words = [
    ...document.rows.flatMap(({ cell }) => Object.values(cell)),
    JSON.stringify(document.methods.budgets),
    JSON.stringify(document.wave.windowDays),
    '19 2026 28 95 10 0 1',
    address,
    document.licence,
  ];
  const axes = [0, 25, 50, 75, 100, 0, 1, 4, 2, 7, 14, 30, 10, 20, 15, 5, 30, 40, 50, 200, 500, 1000].map(String);
  return new Set(['4.0', ...words.flatMap((text) => text.match(/\d+/g) ?? []), ...axes]);
}

test('no picture shows a number that is in no row behind it', () => {
  const others = otherNumbers();
  for (const form of forms) {
    const rows = chartRows(document, form.chart);
    const figures = rows.flatMap(({ value, n, numerator, lower, upper, unit }) => {
      const scale = unit === 'minor' ? [100_000, 100_000_000] : [1];
      const days = unit === 'hours' && value !== null ? [number(value / 24, form.language, 1)] : [];
      const told = [value, lower, upper].flatMap((one) =>
        one === null ? [] : scale.map((by) => number(Math.abs(one) / by, form.language, 2)),
      );
      return [...told, ...days, ...[n, numerator].map(String)];
    });
    const allowed = new Set([...figures, ...others]);
    for (const text of textsOf(svgOf(form))) {
      if (text.includes('zerkalo.example')) continue;
      const numbers =
        text
          .replaceAll(/(?<=\d)[\u202f,](?=\d{3}(?!\d))/g, '')
          .match(form.language === 'ru' ? /\d+(?:,\d+)?/g : /\d+(?:\.\d+)?/g) ?? [];
      expect(
        numbers.filter((one) => !allowed.has(one)),
        text,
      ).toEqual([]);
    }
  }
});

describe('what is hidden', () => {
  const few = buildDocument(practiceSnapshot('few', { studios: 40 })).document;
  test('stands in the picture as a reason, never as a mark', () => {
    const texts = flat(releaseChart(released(few), 'answers', 'en', 'wide'));
    const hidden = chartRows(few, 'answers').filter(({ status }) => status === 'suppressed');
    expect(hidden.length).toBeGreaterThan(0);
    expect(texts.split('hidden to protect single studios').length - 1).toBe(hidden.length);
  });
  test('leaves no picture where nothing of it may be seen', () => {
    const none = { ...few, rows: few.rows.map((row) => ({ ...row, status: 'suppressed' as const, value: null })) };
    expect(releaseCharts(none)).toEqual([]);
    expect(chartFinding(none, 'answers', 'en')).toBe('How many answered is hidden to protect single studios');
    expect(chartFinding(none, 'prices', 'ru')).toContain('скрыты');
  });
  test('a median that was not reached is said to be so', () => {
    const late = {
      ...document,
      rows: document.rows.map((row) =>
        row.variable === 'delay_median' ? { ...row, status: 'not_reached' as const, value: null } : row,
      ),
    };
    expect(chartFinding(late, 'delay', 'en')).toBe('Fewer than half of the studios answered within 30 days');
  });
});

test('the data behind a picture are its rows, with the digits of the release', () => {
  for (const chart of charts) {
    const [head = '', ...lines] = chartCsv(document, chart).trimEnd().split('\n');
    const names = head.split(',');
    const rows = chartRows(document, chart);
    expect(lines).toHaveLength(rows.length);
    expect(names).toEqual(expect.arrayContaining(['table', 'variable', 'status', 'value', 'n', 'lower', 'upper']));
  }
  expect(chartCsv(document, 'funnel').split('\n')[1]).toMatch(
    /^funnel,sampled,stage,published,100,percent,132,132,sampled,/,
  );
});

test('only an interval without zero makes a difference that is told', () => {
  expect(chartFinding(document, 'differences', 'en')).toBe('No randomised factor is shown to change how many answer');
  const rows = document.rows.map((row) =>
    row.key === 'persona/marketer/AR2_difference' ? { ...row, value: 30, lower: 12, upper: 46 } : row,
  );
  expect(chartFinding({ ...document, rows }, 'differences', 'en')).toMatch(
    /^Shown to change how many answer: .+ against /,
  );
});

test('the waits for each kind of answer stand in calendar time, with their working time in words', () => {
  const median = document.rows.find(({ key }) => key === 'total/all/delay_median');
  if (median === undefined) throw new Error('no median');
  const wait = (variable: string, value: number, unit: 'hours' | 'working_hours') => ({
    ...median,
    ...{ key: `total/all/${variable}`, variable, value, unit, upper: null },
  });
  const more = [wait('delay_quote_median', 300, 'hours'), wait('working_quote_median', 81.5, 'working_hours')];
  const later = { ...document, rows: [...document.rows, ...more] };
  expect(releaseCharts(later)).toContain('waits');
  expect(chartFinding(later, 'waits', 'en').replaceAll('\u00a0', ' ')).toBe(
    'Median wait: an answer of a person — 185.5 h, a price for the whole project — 300 h',
  );
  for (const size of ['wide', 'narrow'] as const) {
    const texts = flat(releaseChart(released(later), 'waits', 'ru', size));
    expect(texts).toContain('цена за весь проект: 300 ч');
    expect(texts).toContain('81,5 рабочих ч');
  }
});

test('an adjusted p-value stands beside its difference where the release holds one', () => {
  const marketer = document.rows.find(({ key }) => key === 'persona/marketer/AR2_difference');
  if (marketer === undefined) throw new Error('no such difference');
  const key = 'persona/marketer/AR2_difference_p_holm';
  const adjusted = { ...marketer, key, variable: 'AR2_difference_p_holm', unit: 'probability' as const, value: 0.213 };
  const more = { ...document, rows: [...document.rows, { ...adjusted, lower: null, upper: null }] };
  expect(flat(releaseChart(released(more), 'differences', 'en', 'wide'))).toContain('p = 0.213 by Holm');
  expect(flat(releaseChart(released(more), 'differences', 'ru', 'wide'))).toContain('p = 0,213 по Холму');
  expect(chartRows(more, 'differences')).toHaveLength(chartRows(document, 'differences').length + 1);
});
