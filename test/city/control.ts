import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isoOf } from './calendar.ts';
import type { Collection } from './calls/collection.ts';
import type { FieldClock } from './field-clock.ts';
import type { Ledger } from './ledger.ts';

export type Controls = {
  clock: FieldClock;
  nextDueAt: () => number | null;
  ledger: Ledger;
  /** Who takes the calls out of the exchange's log; time is not told before they are taken. */
  collection: Collection;
  stop: () => void;
};

/**
 * The way by which the rehearsal tells the city the time: POST /advance {now}, GET /state, GET /ledger, POST /stop; and how it
 * takes calls out: GET /glance, GET /call-sheets, POST /collected {calls}. Only /state waits for them.
 * Times are ISO strings; an error is `{error}` with status 4xx, a failed act 500.
 */
export function controlServer(controls: Controls): Server {
  return createServer((incoming, outgoing) => {
    void respond(controls, incoming).then(
      ({ status, body }) => send(outgoing, status, body),
      (fault: unknown) => send(outgoing, 500, { error: String(fault) }),
    );
  });
}

type Response = { status: number; body: unknown };

async function respond(controls: Controls, incoming: IncomingMessage): Promise<Response> {
  switch (`${incoming.method} ${incoming.url}`) {
    case 'POST /advance':
      return advance(controls, await bodyOf(incoming));
    case 'GET /state':
      await controls.collection.settled();
      return { status: 200, body: glance(controls) };
    case 'GET /glance':
      return { status: 200, body: { ...glance(controls), calls: controls.ledger.view().calls.length } };
    case 'GET /call-sheets':
      return { status: 200, body: { callSheets: controls.ledger.view().calls.filter(({ answered }) => answered) } };
    case 'POST /collected':
      return collected(controls, await bodyOf(incoming));
    case 'GET /ledger':
      return { status: 200, body: { now: isoOf(controls.clock.now()), ...controls.ledger.view() } };
    case 'POST /stop':
      // After the answer is on its way, so that the caller hears it.
      setTimeout(controls.stop, 10);
      return { status: 202, body: { stopping: true } };
    default:
      return {
        status: 404,
        body: {
          error:
            'unknown: use POST /advance, GET /state, GET /ledger, GET /glance, GET /call-sheets, POST /collected, POST /stop',
        },
      };
  }
}

function glance({ clock, nextDueAt }: Controls): { now: string; nextDueAt: string | null } {
  return { now: isoOf(clock.now()), nextDueAt: shown(nextDueAt()) };
}

function collected({ collection }: Controls, body: unknown): Response {
  const calls = typeof body === 'object' && body !== null && 'calls' in body ? Number(body.calls) : Number.NaN;
  if (!Number.isInteger(calls)) return { status: 400, body: { error: 'the body must be {"calls": number taken}' } };
  collection.taken(calls);
  return { status: 200, body: { calls } };
}

/** Counts answers before and after: an act may append nothing, or plan what is appended in the same advance. */
async function advance({ clock, ledger }: Controls, body: unknown): Promise<Response> {
  const wanted = typeof body === 'object' && body !== null && 'now' in body ? Date.parse(String(body.now)) : Number.NaN;
  if (Number.isNaN(wanted)) return { status: 400, body: { error: 'the body must be {"now": ISO time}' } };
  const before = ledger.view().answers.length;
  const moved = await clock.advance(wanted);
  if (moved.kind === 'backwards') return { status: 409, body: { error: `it is already ${isoOf(moved.now)}` } };
  const appended = ledger.view().answers.length - before;
  return { status: 200, body: { acted: moved.acted, nextDueAt: shown(moved.nextDueAt), appended } };
}

function shown(epochMs: number | null): string | null {
  return epochMs === null ? null : isoOf(epochMs);
}

/** Null for what is no JSON; the caller says what it should have been. */
async function bodyOf(incoming: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of incoming) text += String(part);
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function send(outgoing: ServerResponse, status: number, body: unknown): void {
  outgoing.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  outgoing.end(JSON.stringify(body));
}
