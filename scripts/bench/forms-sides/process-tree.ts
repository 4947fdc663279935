import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

type Entry = { pid: number; parent: number; ticks: number };

/** Seconds of processor time of a process and all below it, those that ended and were reaped included (proc(5)). */
export function processorSeconds(root: number): number {
  return treeOf(root).reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond;
}

/** Megabytes of memory that a process and all below it hold, shared pages counted by their share (PSS). */
export function megabytes(root: number): number {
  const kilobytes = treeOf(root).map(({ pid }) => {
    const text = readIfThere(`/proc/${pid}/smaps_rollup`);
    return Number(/^Pss:\s+(\d+)/mu.exec(text)?.[1] ?? 0);
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1_024;
}

/** Process ids of a process and all below it. */
export function pidsBelow(root: number): number[] {
  return treeOf(root).map(({ pid }) => pid);
}

function treeOf(root: number): Entry[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/u.test(name) ? entryOf(Number(name)) : []));
  const tree = all.filter(({ pid }) => pid === root);
  for (let at = 0; at < tree.length; at += 1) tree.push(...all.filter(({ parent }) => parent === tree[at]?.pid));
  return tree;
}

/** The name in parentheses may hold spaces: fields are counted behind it. */
function entryOf(pid: number): Entry[] {
  const stat = readIfThere(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields.length < 15) return [];
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return [{ pid, parent: Number(fields[1]), ticks }];
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
