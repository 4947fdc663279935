import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { sql } from 'kysely';
import { megabytes } from '../../../scripts/bench/forms-sides/process-tree.ts';
import type { ProcessName } from '../../../scripts/cli/supervisor.ts';
import type { Database } from '../../../services/platform/database/connect.ts';

/** What the installation held at one moment; memory in MB, handles are open files and sockets of the process itself. */
export type Sample = {
  week: number;
  /** Machine seconds since the start of the soak. */
  seconds: number;
  memory: Record<string, number>;
  handles: Record<string, number>;
  connections: number;
  redisMegabytes: number;
};

/** Measures every living process (its browsers apart), the database's connections and Redis. */
export async function takeSample(
  { pids, db, redisUrl }: { pids: ReadonlyMap<ProcessName, number>; db: Database; redisUrl: string },
  when: Pick<Sample, 'week' | 'seconds'>,
): Promise<Sample> {
  const memory: Record<string, number> = {};
  const handles: Record<string, number> = {};
  for (const [name, pid] of pids) {
    const own = ownMegabytes(pid);
    memory[name] = own;
    if (name === 'worker') memory.browser = Math.max(0, megabytes(pid) - own);
    handles[name] = handlesOf(pid);
  }
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity where backend_type = 'client backend'`.execute(db);
  return {
    ...when,
    memory,
    handles,
    connections: rows[0]?.count ?? 0,
    redisMegabytes: await redisMegabytes(redisUrl),
  };
}

/** Resident memory of one process (proc(5)); of one that has just died, nothing. */
function ownMegabytes(pid: number): number {
  const status = attempt(() => readFileSync(`/proc/${pid}/status`, 'utf8')) ?? '';
  return Number(/^VmRSS:\s+(\d+)/mu.exec(status)?.[1] ?? 0) / 1_024;
}

function handlesOf(pid: number): number {
  return attempt(() => readdirSync(`/proc/${pid}/fd`).length) ?? 0;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function redisMegabytes(url: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write('INFO memory\r\n'));
    socket.setEncoding('utf8');
    let said = '';
    socket.on('data', (part: string) => {
      said += part;
      const used = /used_memory:(\d+)\r\n/u.exec(said)?.[1];
      if (used === undefined) return;
      socket.destroy();
      resolve(Number(used) / 2 ** 20);
    });
    socket.once('error', reject);
  });
}
