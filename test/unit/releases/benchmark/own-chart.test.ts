import { expect, test } from 'vitest';
import type { OwnBenchmark } from '../../../../services/releases/benchmark/own-benchmark.ts';
import { ownChart } from '../../../../services/releases/benchmark/own-chart.ts';
import type { Row } from '../../../../services/releases/cube/row.ts';

const cell = (hours: number, value: number | null, more: Partial<Row> = {}): Row => ({
  key: `delay-curve/${hours}/answered_by`,
  table: 'delay-curve',
  cell: { within_hours: String(hours) },
  variable: 'answered_by',
  status: value === null ? 'suppressed' : 'published',
  unit: 'percent',
  value,
  n: value === null ? null : 132,
  numerator: null,
  denominator: 'followed',
  lower: value === null ? null : value - 8,
  upper: value === null ? null : value + 8,
  method: null,
  ...more,
});

const curve = [cell(1, null), cell(4, 23), cell(24, 37), cell(48, null), cell(168, 47), cell(720, 62)];

function benchmark(hours: number | null, rows: readonly Row[]): OwnBenchmark {
  const clock = (name: 'human' | 'ack' | 'quote', at: number | null) => ({
    clock: name,
    hours: at,
    businessHours: null,
  });
  return {
    release: 'practice-w1/1',
    state: 'published',
    title: 'Practice',
    sha256: 'a'.repeat(64),
    rehearsal: false,
    replyUntil: '2027-01-01T00:00:00.000Z',
    own: {
      name: 'Studio',
      writtenAt: null,
      delivery: 'confirmed',
      attempts: [],
      subject: '',
      body: '',
      answers: [],
      firstHumanAfterHours: hours,
      remindedAt: null,
      clocks: [clock('human', hours), clock('ack', 0.1), clock('quote', null)],
      price: null,
      promises: [],
      letters: [],
      codes: [],
      checklist: [],
      replies: [],
    },
    place: null,
    peers: { curve: rows, price: null },
  };
}

test('the picture names the finding, n, the release and each own clock that stopped', () => {
  const svg = ownChart(benchmark(5.5, curve), 'en', 'wide');
  for (const words of ['A person of yours answered after 5.5', 'n = 132', 'practice-w1/1', 'Person', 'Machine'])
    expect(svg).toContain(words);
  expect(svg).not.toContain('>Price');
  expect(ownChart(benchmark(5.5, curve), 'en', 'wide')).toBe(svg);
});

test('a suppressed cell leaves no trace: the picture is the same whatever it would have been', () => {
  const without = curve.filter(({ status }) => status === 'published');
  expect(ownChart(benchmark(5.5, curve), 'ru', 'narrow')).toBe(ownChart(benchmark(5.5, without), 'ru', 'narrow'));
});

test('a hidden curve says so, and silence is told without a mark', () => {
  expect(ownChart(benchmark(3, [cell(24, null)]), 'en', 'narrow')).toContain('is not shown');
  const silent = ownChart(benchmark(null, curve), 'ru', 'wide');
  expect(silent).toContain('не ответил в окно ответа');
  expect(silent).not.toMatch(/>Человек \d/);
});
