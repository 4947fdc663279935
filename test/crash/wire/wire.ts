import { connect, createServer, type Socket } from 'node:net';
import { closed, listenAnywhere } from '../../city/listen.ts';
import type { Mark } from './mark.ts';

/** The first mark that is reached calls `kill`, once. */
export type Trap = { readonly marks: readonly Mark[]; readonly kill: () => void };

/** Between one process and PostgreSQL: where it dies is told by what it says there, never by a hook in it. */
export type Wire = {
  /** The database as this process shall know it. */
  url: string;
  /** Replaces the trap that is set. */
  set: (trap: Trap) => void;
  clear: () => void;
  /** Springs the trap at once: something outside told that the point is reached. */
  spring: () => void;
  close: () => Promise<void>;
};

type Line = {
  client: Socket;
  server: Socket;
  inTransaction: boolean;
  /** Marks that wait for the commit. */
  open: Mark[];
  /** Marks that wait for the next answer. */
  awaited: Mark[];
};

/**
 * A TCP wire that reads along and can keep a statement, or the answer to one, from its end.
 * @param hear is told every word of the process before it is judged; it may set a trap for it
 */
export async function openWire(databaseUrl: string, hear: (said: string) => void = () => undefined): Promise<Wire> {
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
  const later = (delayMs: number): void => {
    const own = trap;
    setTimeout(() => own !== null && trap === own && spring(), delayMs);
  };
  const stillMeant = (mark: Mark): boolean => trap?.marks.includes(mark) === true;
  /** True when the words go on to the server. */
  const passes = (line: Line, said: string): boolean => {
    if (said.includes('begin\0')) Object.assign(line, { inTransaction: true, open: [] });
    hear(said);
    const met = (trap?.marks ?? []).filter(({ statement }) => said.includes(statement));
    const open = [...line.open, ...met].filter(stillMeant);
    const ends = !line.inTransaction || said.includes('commit\0');
    if (met.some(({ at }) => at === 'asked') || (ends && open.some(({ at }) => at === 'committing'))) {
      spring();
      return false;
    }
    line.open = ends || said.includes('rollback\0') ? [] : open.filter(({ at }) => at !== 'answered');
    if (ends) line.inTransaction = false;
    line.awaited = ends ? open : met.filter(({ at }) => at === 'answered');
    return true;
  };
  /** True when the answer goes on to the process. */
  const returns = (line: Line, answer: Buffer): boolean => {
    const awaited = line.awaited.filter(stillMeant);
    line.awaited = [];
    const met = awaited.filter(({ shows }) => shows?.test(answer.toString('latin1')) !== false);
    if (met.some(({ at }) => at !== 'after')) {
      spring();
      return false;
    }
    for (const { delayMs = 0 } of met) later(delayMs);
    return true;
  };
  const server = createServer((client) => {
    const ends = { client, server: connect(Number(to.port), to.hostname) };
    const line: Line = { ...ends, inTransaction: false, open: [], awaited: [] };
    lines.add(line);
    client.on('data', (bytes) => passes(line, bytes.toString('latin1')) && line.server.write(bytes));
    line.server.on('data', (bytes) => returns(line, bytes) && client.write(bytes));
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
    set: (next) => {
      trap = next;
    },
    clear: () => {
      trap = null;
    },
    spring,
    close: async () => {
      for (const { client } of lines) client.destroy();
      await closed(server);
    },
  };
}
