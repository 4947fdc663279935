import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '../../services/platform/config.ts';
import { orderlyEndMs, processFlags } from '../../services/platform/process-flags.ts';

export const processNames = ['api', 'worker', 'reader', 'poller', 'relay', 'conductor'] as const;
export type ProcessName = (typeof processNames)[number];

export type Supervisor = {
  /** Living process ids by name. */
  pids: () => Map<ProcessName, number>;
  /** Ends every process in order (SIGTERM, then SIGKILL after `graceMs`). */
  stop: (graceMs?: number) => Promise<void>;
  /** Resolves with the name of the process that cannot run (exit 78: not configured or schema does not fit). */
  unfit: Promise<ProcessName>;
};

/** A process that dies is started again after this many milliseconds; work it left is taken over by lease. */
const restartMs = 300;
const unfitExit = 78;

/** Starts processes of Zerkalo as children and keeps them running. Their logs go to `log`, a file descriptor or 'inherit'. */
export function supervise(
  names: readonly ProcessName[],
  settings: Record<string, string>,
  log: number | 'inherit',
): Supervisor {
  const children = new Map<ProcessName, ChildProcess>();
  let stopping = false;
  let tellUnfit = (_: ProcessName): void => undefined;
  const unfit = new Promise<ProcessName>((resolve) => {
    tellUnfit = resolve;
  });
  const start = (name: ProcessName): void => {
    if (stopping) return;
    const file = fileURLToPath(new URL(`../../workers/${name}.ts`, import.meta.url));
    const child = spawn(process.execPath, [...processFlags, file], {
      env: childEnvironment(settings),
      // Nothing is said by the channel: its end tells the process that nobody would start it again.
      stdio: ['ignore', log, log, 'ipc'],
    });
    children.set(name, child);
    child.once('exit', (code) => {
      children.delete(name);
      if (code === unfitExit) tellUnfit(name);
      else setTimeout(start, restartMs, name);
    });
  };
  for (const name of names) start(name);
  return {
    pids: () => new Map([...children].flatMap(([name, { pid }]) => (pid === undefined ? [] : [[name, pid] as const]))),
    unfit,
    stop: async (graceMs = orderlyEndMs) => {
      stopping = true;
      await Promise.all([...children.values()].map((child) => end(child, graceMs)));
    },
  };
}

async function end(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
}
