import { lookup } from 'node:dns/promises';
import { connect, type Socket } from 'node:net';
import type { EgressMap, Endpoint } from './egress-map.ts';
import { type Judgement, judgeAnswers, judgeTarget, type Refusal, type Target } from './judge-target.ts';

/** Bytes count both directions of one connection; times are machine time in milliseconds. */
export type EgressLimits = {
  connectMs: number;
  idleMs: number;
  totalMs: number;
  bytes: number;
  connections: number;
};

export const defaultLimits: EgressLimits = {
  connectMs: 10_000,
  idleMs: 60_000,
  totalMs: 600_000,
  bytes: 64 * 1024 * 1024,
  connections: 256,
};

/** All addresses of a name. Replaced in tests by names that change. */
export type LookUp = (host: string) => Promise<string[]>;
export type Opened =
  | { kind: 'connected'; socket: Socket }
  | { kind: 'refused'; why: Refusal }
  | { kind: 'unreachable'; code: string };
export type OpenRules = { map: EgressMap; ports: readonly number[]; limits: EgressLimits; lookUp: LookUp };

/** The system's answers, A and AAAA together, as a browser on this machine would get them. An unknown name has none. */
export async function systemLookUp(host: string): Promise<string[]> {
  const answers = await lookup(host, { all: true, verbatim: true }).catch(() => []);
  return answers.map(({ address }) => address);
}

/** Judges the target, looks its name up once, and connects to the pinned address or says why not. */
export async function openTarget(target: Target, rules: OpenRules): Promise<Opened> {
  const judged = await settle(target, rules);
  if (judged.kind === 'refused') return judged;
  if (judged.kind === 'look_up') return { kind: 'refused', why: 'name_unknown' };
  return dial(judged.endpoint, rules.limits);
}

async function settle(target: Target, { map, ports, lookUp }: OpenRules): Promise<Judgement> {
  const judged = judgeTarget(target, map, ports);
  return judged.kind === 'look_up' ? judgeAnswers(await lookUp(judged.host), target.port, map) : judged;
}

function dial({ address, port }: Endpoint, limits: EgressLimits): Promise<Opened> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, noDelay: true });
    const late = setTimeout(
      () => socket.destroy(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })),
      limits.connectMs,
    );
    socket.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(late);
      resolve({ kind: 'unreachable', code: error.code ?? 'EUNKNOWN' });
    });
    socket.once('connect', () => {
      clearTimeout(late);
      keepWithin(socket, limits);
      resolve({ kind: 'connected', socket });
    });
  });
}

/** Ends a connection that is silent too long, lives too long or (seen within 100 ms) carries too much. */
function keepWithin(socket: Socket, limits: EgressLimits): void {
  const end = (): void => void socket.destroy();
  const tooOld = setTimeout(end, limits.totalMs);
  const tooMuch = setInterval(() => {
    if (socket.bytesRead + socket.bytesWritten > limits.bytes) end();
  }, 100);
  socket.setTimeout(limits.idleMs, end);
  socket.on('error', end);
  socket.once('close', () => {
    clearTimeout(tooOld);
    clearInterval(tooMuch);
  });
}
