import { readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** Processor seconds that the whole machine worked since it started (proc(5)); what others took is this less what was ours. */
export function machineSeconds(): number {
  const fields = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').trim().split(/\s+/u).slice(1).map(Number);
  const idle = (fields[3] ?? 0) + (fields[4] ?? 0);
  const all = fields.slice(0, 8).reduce((sum, ticks) => sum + ticks, 0);
  return (all - idle) / ticksPerSecond;
}
