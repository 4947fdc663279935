import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { DispositionName } from '../../../../services/measures/outcome/dispositions.ts';
import { seededStream } from '../../../../services/measures/random/seeded-stream.ts';
import type { Observation, Snapshot } from '../../../../services/releases/snapshot/snapshot.ts';

const shipped = new URL('../../../../services/design/protocol/shipped/rehearsal-line.yaml', import.meta.url);

export type Practice = {
  /** Format of the snapshot; 1 unless told otherwise. */
  readonly format?: 1 | 2;
  readonly studios?: number;
  readonly version?: number;
  readonly rehearsal?: boolean;
  /** Changes the protocol, to leave something out. */
  readonly protocol?: (protocol: Record<string, unknown>) => Record<string, unknown>;
};

const CITIES = ['Санкт-Петербург', 'Санкт-Петербург', 'Москва', 'Москва', 'Казань', 'Псков'];
const WEIGHTS: readonly (readonly [DispositionName, number])[] = [
  ['SUBSTANTIVE', 48],
  ['NON_SUBSTANTIVE', 12],
  ['REFUSAL', 6],
  ['MISSED_CALL_ONLY', 3],
  ['AUTO_ONLY', 6],
  ['SILENT_DELIVERED', 16],
  ['DELIVERY_UNKNOWN_SILENT', 4],
  ['FORM_BROKEN', 3],
  ['BOUNCED', 2],
];
const REPLIES: ReadonlySet<string> = new Set(['SUBSTANTIVE', 'NON_SUBSTANTIVE', 'REFUSAL', 'MISSED_CALL_ONLY']);
const HOUR = 60;

/** A closed wave of invented studios, the same for the same seed. */
export function practiceSnapshot(
  seed: string,
  { format = 1, studios = 132, version = 1, rehearsal = false, protocol }: Practice = {},
): Snapshot {
  const draw = seededStream(seed);
  const observations = Array.from({ length: studios }, (_, n) => observation(n, draw));
  const judged = observations.filter(({ disposition }) => disposition === 'SUBSTANTIVE');
  const items = ['named', 'brief-read', 'price-named', 'questions-asked', 'next-step'];
  const written = parse(readFileSync(shipped, 'utf8')) as Record<string, unknown>;
  const snapshot: Snapshot = {
    format: 'zerkalo-snapshot/1',
    release: { slug: 'practice-w1', version, authors: ['Anna Researcher'] },
    campaign: { slug: 'practice', title: 'Как отвечают студии' },
    rehearsal,
    wave: {
      number: 1,
      launchedAt: '2026-01-19T06:00:00.000Z',
      responseClosesAt: '2026-02-28T06:00:00.000Z',
      silenceClosesAt: '2026-07-28T06:00:00.000Z',
      fieldClosedAt: '2026-03-01T06:00:00.000Z',
      windowDays: 30,
      protocolHash: 'a'.repeat(64),
      approvals: 1,
    },
    protocol: protocol === undefined ? written : protocol(written),
    frame: {
      sources: [{ frame: 'north', sha256: 'b'.repeat(64), read: 300, rejected: 2 }],
      strata: [{ stratum: 'all', listed: 298, sampled: studios }],
      excluded: [{ reason: 'no_channel', studios: 4 }],
    },
    observations,
    pairs: items.flatMap((item) =>
      Array.from({ length: 24 }, (_, n) => ({ item, first: n % 2, second: n === 7 ? 0 : n % 2 })),
    ),
    codes: items.flatMap((item) => judged.map(({ unit }) => ({ unit, item, value: draw.int(2) }))),
    unattributedCalls: 2,
    burdenMinutes: studios * 9,
  };
  return format === 1 ? snapshot : inFormat2(snapshot, seed);
}

/** The same wave as format 2 tells it: every clock, doubt in one answer of seven, machines in one of nine, days of the calendar. */
function inFormat2(snapshot: Snapshot, seed: string): Snapshot {
  const { int } = seededStream(`${seed}|format 2`);
  const observations = snapshot.observations.map((one): Observation => {
    const { delay, disposition } = one;
    const answered = delay?.answered === true;
    const wait = (ends: boolean, later: number) => {
      if (delay === null) return null;
      const minutes = ends ? Math.min(30 * 24 * HOUR, delay.minutes + later) : 30 * 24 * HOUR;
      return { minutes, answered: ends, working: Math.round(minutes / 3) };
    };
    const details = {
      waits: {
        any: wait(answered || disposition === 'AUTO_ONLY', 0),
        subst: wait(disposition === 'SUBSTANTIVE', int(600)),
        quote: wait(one.price !== null, 600 + int(600)),
        complete: null,
      },
      byNextDay: delay === null ? null : answered && delay.minutes < 32 * HOUR,
      byStatedDay: delay === null ? null : answered && delay.minutes < 7 * 24 * HOUR,
      doubt: answered && int(7) === 0 ? 1 : 0,
      doubtBy: 'rule' as const,
      machine: answered && int(9) === 0,
      owner: null,
    };
    return { ...one, details };
  });
  const calendars = [{ country: 'RU', year: 2026, source: 'Decree', sha256: 'c'.repeat(64) }];
  return { ...snapshot, format: 'zerkalo-snapshot/2', observations, calendars };
}

type Draw = ReturnType<typeof seededStream>;

function observation(n: number, { int }: Draw): Observation {
  const disposition = dispositionFrom(int(100));
  const replied = REPLIES.has(disposition);
  const lost = disposition === 'FORM_BROKEN' || disposition === 'BOUNCED';
  const minutes = replied ? 1 + int(12 * 24 * HOUR) : 30 * 24 * HOUR;
  const priced = disposition === 'SUBSTANTIVE' && int(10) < 8;
  return {
    unit: `u${String(n + 1).padStart(5, '0')}`,
    stratum: 'all',
    city: CITIES[int(CITIES.length)] ?? null,
    rankPercent: 1 + int(100),
    frames: [['north'], ['south'], ['north', 'south']][int(3)] ?? [],
    probability: 0.44,
    arm: {
      persona: n % 2 === 0 ? 'director' : 'marketer',
      channel: 'form',
      budget: ['small', 'middle', 'large'][n % 3] ?? 'small',
      wording: int(2) === 0 ? 'plain' : 'brief',
    },
    disposition,
    rule: 'answer_in_window',
    mode: replied ? (disposition === 'MISSED_CALL_ONLY' || int(6) === 0 ? 'phone' : 'email') : null,
    delay: lost ? null : { minutes, answered: replied },
    businessMinutes: lost ? null : Math.round(minutes / 3),
    price: priced ? { minor: (80 + int(900)) * 100_000, currency: 'RUB', form: 'point' } : null,
  };
}

function dispositionFrom(draw: number): DispositionName {
  let left = draw;
  for (const [name, weight] of WEIGHTS) {
    if (left < weight) return name;
    left -= weight;
  }
  return 'SILENT_DELIVERED';
}
