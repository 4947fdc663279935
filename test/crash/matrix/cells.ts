import type { ProcessName } from '../../../scripts/cli/supervisor.ts';
import { anyId, type Mark } from '../wire/mark.ts';

/** Where a process is killed, in the order of an inquiry's life. */
export const points = [
  'lease',
  'prepare',
  'hold',
  'armed',
  'sent',
  'judged',
  'commit',
  'relay',
  'ingest',
  'attribute',
  'read',
  'close',
  'publish',
] as const;
export type Point = (typeof points)[number];
export type QueueKind = 'redis' | 'postgres';
export const queues: readonly QueueKind[] = ['redis', 'postgres'];
/** How a first contact leaves. */
export const ways = ['native', 'fetch', 'smtp'] as const;
export type Way = (typeof ways)[number];

/** `command` is a command line that a person gives: it is not started again by itself. */
export type Victim = Extract<ProcessName, 'worker' | 'relay' | 'poller' | 'reader'> | 'command';

/** One cell of the matrix. Any one of its marks may kill; without marks something outside tells that the point is reached. */
export type Cell = {
  readonly point: Point;
  readonly kind: string;
  readonly victim: Victim;
  /** Alternatives, of which chance takes one: marks that are set together. */
  readonly turns: readonly (readonly Mark[])[];
};

export const claim = "set state = 'leased'";
const prepared = 'update "attempts" set "state" = $1 where';
const arming = 'armed_at = field_now()';
const settling = '"settled_at" = field_now()';
const written = (statement: string): Mark[][] => [
  [{ statement, at: 'asked' }],
  [{ statement, at: 'committing' }],
  [{ statement, at: 'committed' }],
];

/** A page is read for seconds, a letter is composed in a moment; whoever is prepared sooner dies there. */
const preparing = (longestMs: number): Mark[][] =>
  [0, 0.1, 0.3, 0.6, 1].map((share) => [
    { statement: claim, at: 'after', delayMs: Math.round(share * longestMs) },
    { statement: prepared, at: 'asked' },
  ]);

function contactCells(way: Way): Cell[] {
  const cell = (point: Point, turns: readonly (readonly Mark[])[]): Cell => ({
    point,
    kind: way,
    victim: 'worker',
    turns,
  });
  return [
    cell('lease', [[{ statement: claim, at: 'committing' }], [{ statement: claim, at: 'committed' }]]),
    cell('prepare', preparing(way === 'smtp' ? 40 : 4_000)),
    cell('hold', [[{ statement: arming, at: 'asked' }], [{ statement: arming, at: 'committing' }]]),
    cell('armed', [
      [{ statement: arming, at: 'committed' }],
      ...[0, 5, 20, 40].map((delayMs): Mark[] => [{ statement: arming, at: 'after', delayMs }]),
    ]),
    // The site or the mail server has taken it and did not answer.
    cell('sent', [[]]),
    cell('judged', [[{ statement: settling, at: 'asked' }], [{ statement: settling, at: 'committing' }]]),
    cell('commit', [[{ statement: settling, at: 'committed' }]]),
  ];
}

const due = 'cross join sending_switch sw';
const unread = 'from "message_work" inner join "messages"';
const found = (statement: string, longestMs: number): Mark[][] => [
  [{ statement, at: 'answered', shows: anyId }],
  ...[0, longestMs / 2, longestMs].map((delayMs): Mark[] => [{ statement, at: 'after', delayMs, shows: anyId }]),
];

/** Every cell that exists; the table in docs/developer/crash-matrix.md says which do not and why. */
export const cells: readonly Cell[] = [
  ...ways.flatMap(contactCells),
  { point: 'relay', kind: 'attempts', victim: 'relay', turns: found(due, 20) },
  { point: 'relay', kind: 'messages', victim: 'relay', turns: found(unread, 20) },
  {
    point: 'relay',
    kind: 'takeover',
    victim: 'relay',
    turns: [[{ statement: 'where lease_until < clock_timestamp()', at: 'answered', shows: /planned|uncertain/u }]],
  },
  {
    point: 'ingest',
    kind: 'fetched',
    victim: 'poller',
    turns: [
      [{ statement: 'insert into "messages"', at: 'asked' }],
      [{ statement: 'insert into "messages"', at: 'committing' }],
    ],
  },
  {
    point: 'ingest',
    kind: 'stored',
    victim: 'poller',
    turns: [
      [{ statement: 'insert into "messages"', at: 'committed' }],
      ...[0, 10].map((delayMs): Mark[] => [{ statement: 'insert into "messages"', at: 'after', delayMs }]),
    ],
  },
  { point: 'attribute', kind: 'mail', victim: 'reader', turns: written('insert into attributions') },
  { point: 'attribute', kind: 'call', victim: 'command', turns: written('insert into "call_attributions"') },
  {
    point: 'read',
    kind: 'parsing',
    victim: 'reader',
    turns: [0, 20, 80].map((delayMs) => [{ statement: 'w.read_at is not null as "isRead"', at: 'after', delayMs }]),
  },
  { point: 'read', kind: 'stored', victim: 'reader', turns: written('insert into message_readings') },
  { point: 'close', kind: 'field', victim: 'command', turns: written('insert into "dispositions"') },
  { point: 'close', kind: 'letters', victim: 'relay', turns: written('insert into follow_ups') },
  {
    point: 'publish',
    kind: 'freeze',
    victim: 'command',
    turns: [...written('insert into releases'), ...written('insert into release_files')],
  },
  {
    point: 'publish',
    kind: 'event',
    victim: 'command',
    turns: [...written('insert into "release_events"'), ...written('insert into "audit_log"')],
  },
];

export function nameOf({ point, kind }: Cell, queue: QueueKind): string {
  return `${point}/${kind}/${queue}`;
}
