import { readFileSync } from 'node:fs';

/** What a living process has used: memory now, computing time so far. */
export type ProcessUse = { readonly residentBytes: number; readonly cpuMs: number };

/** Linux counts memory in pages of 4 KiB and time in hundredths of a second to every program, whatever the kernel's own clock. */
const pageBytes = 4096;
const tickMs = 10;
const unknown: ProcessUse = { residentBytes: 0, cpuMs: 0 };

/** Reads proc(5), stat: fields 14, 15 and 24. Zeros where the system does not tell: then only the wall clock bounds a process. */
export function processUse(pid: number): ProcessUse {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in brackets and may hold spaces.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    const field = (number: number): number => Number(fields[number - 3] ?? 0);
    return { residentBytes: field(24) * pageBytes, cpuMs: (field(14) + field(15)) * tickMs };
  } catch {
    return unknown;
  }
}
