import { type ProcessName, supervise } from '../../../scripts/cli/supervisor.ts';
import type { Fault } from './fault.ts';

const names = ['relay', 'worker', 'poller', 'reader'] as const satisfies readonly ProcessName[];

export type Processes = {
  pids: (name: ProcessName) => number[];
  /** Names of processes that died and were started again since all of them were there. */
  restarted: () => string[];
  stop: () => Promise<void>;
};

/** The product's own processes, each under a supervisor of its own, since a fault may befall one of them alone. */
export function startProcesses(
  { extra = [], preload }: Pick<Fault, 'extra' | 'preload'>,
  settings: Record<string, string>,
  log: number,
): Processes {
  const running = [...names, ...extra].map((name) => {
    const module = preload?.into.includes(name) === true ? preload.module : undefined;
    const file = module === undefined ? undefined : new URL(`./preload/${module}.ts`, import.meta.url).href;
    const own = file === undefined ? settings : { ...settings, NODE_OPTIONS: `--import=${file}` };
    const supervisor = supervise([name], own, log);
    const pid = (): number | undefined => supervisor.pids().get(name);
    return { name, supervisor, pid, first: pid() };
  });
  return {
    pids: (wanted) => running.filter(({ name }) => name === wanted).flatMap(({ pid }) => pid() ?? []),
    restarted: () => running.filter(({ pid, first }) => pid() !== first).map(({ name }) => name),
    stop: async () => {
      await Promise.all(running.map(({ supervisor }) => supervisor.stop()));
    },
  };
}
