import { connect, createServer, type Socket } from 'node:net';
import { closed, listenAnywhere } from '../../city/listen.ts';

/**
 * Where a worker is killed, told by what it says to PostgreSQL or by what a site got, never by a hook in it: the request is held and
 * `armed` was not written; it was written and the worker does not know yet; it knows, and the request leaves in this moment; the site
 * has taken it and not answered; the outcome is known and was not written; it was written and the worker does not know yet; any time.
 */
export const killPoints = ['held', 'armed', 'continued', 'taken', 'judged', 'settled', 'random'] as const;
export type KillPoint = (typeof killPoints)[number];

export type Wire = {
  url: string;
  /** Waits for the point and calls `kill` there; `delayMs` counts from the answer to the arming, or from the claim. */
  set: (point: KillPoint, delayMs: number, kill: () => void) => void;
  clear: () => void;
  /** The site tells that it has taken the request. */
  taken: () => void;
  close: () => Promise<void>;
};

type Trap = { point: KillPoint; delayMs: number; kill: () => void };
type Line = { client: Socket; server: Socket; saying: 'arming' | 'settling' | null; waiting: 'mute' | 'late' | null };

/** A TCP wire to PostgreSQL that reads along and can keep a statement, or the answer to a commit, from its end. */
export async function openWire(databaseUrl: string): Promise<Wire> {
  const to = new URL(databaseUrl);
  const lines = new Set<Line>();
  let trap: Trap | null = null;
  const spring = (): void => {
    const { kill } = trap ?? {};
    trap = null;
    if (kill === undefined) return;
    kill();
    for (const { client, server } of lines) for (const socket of [client, server]) socket.destroy();
  };
  const later = ({ delayMs }: Trap): void => {
    const own = trap;
    setTimeout(() => trap === own && spring(), delayMs);
  };
  /** True when the bytes go on to the server. */
  const passes = (line: Line, said: string): boolean => {
    if (said.includes('armed_at = field_now()')) line.saying = 'arming';
    if (said.includes('"settled_at" = field_now()')) line.saying = 'settling';
    if (said.includes("state = 'leased'") && trap?.point === 'random') later(trap);
    const stopped =
      (trap?.point === 'held' && line.saying === 'arming') || (trap?.point === 'judged' && line.saying === 'settling');
    if (stopped) spring();
    if (stopped || !said.includes('commit\0')) return !stopped;
    const muted = trap?.point === 'armed' ? 'arming' : trap?.point === 'settled' ? 'settling' : null;
    if (muted !== null && line.saying === muted) line.waiting = 'mute';
    if (trap?.point === 'continued' && line.saying === 'arming') line.waiting = 'late';
    line.saying = null;
    return true;
  };
  const server = createServer((client) => {
    const line: Line = { client, server: connect(Number(to.port), to.hostname), saying: null, waiting: null };
    lines.add(line);
    client.on('data', (bytes) => passes(line, bytes.toString('latin1')) && line.server.write(bytes));
    line.server.on('data', (bytes) => {
      if (line.waiting === 'mute') return spring();
      client.write(bytes);
      if (line.waiting === 'late' && trap !== null) later(trap);
      line.waiting = null;
    });
    const end = (): void => {
      lines.delete(line);
      client.destroy();
      line.server.destroy();
    };
    for (const socket of [client, line.server]) socket.on('error', end).on('close', end);
  });
  const url = new URL(databaseUrl);
  url.port = String(await listenAnywhere(server));
  return {
    url: url.href,
    set: (point, delayMs, kill) => {
      trap = { point, delayMs, kill };
    },
    clear: () => {
      trap = null;
    },
    taken: () => trap?.point === 'taken' && spring(),
    close: async () => {
      for (const { client } of lines) client.destroy();
      await closed(server);
    },
  };
}
