/**
 * Runs one bench by its name, or, without one, all that compare with a bare library, for one table.
 * Usage: npm run bench -- [--json file] | npm run bench -- <name> [how many] | npm run bench -- compare old.json new.json
 */
import { existsSync, readdirSync } from 'node:fs';
import { readBenchRun } from './table/bench-run.ts';
import { benchTable } from './table/bench-table.ts';
import { changeLines } from './table/table-lines.ts';

const [name, first, second] = process.argv.slice(2);
if (name === undefined || name === '--json') {
  if (name !== undefined && first === undefined) refuse('--json needs the name of a file');
  if (!(await benchTable(first))) process.exitCode = 1;
} else if (name === 'compare') {
  if (first === undefined || second === undefined) refuse('compare needs two files: the old one and the new one');
  for (const line of compared(first, second)) console.log(line);
} else {
  const file = new URL(`./${encodeURIComponent(name)}.ts`, import.meta.url);
  if (name === 'main' || !existsSync(file)) refuse(`name one of ${known().join(', ')}`);
  await import(file.href);
}
process.exit();

function compared(old: string, now: string): string[] {
  try {
    return changeLines(readBenchRun(old), readBenchRun(now));
  } catch (thrown) {
    return refuse(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function known(): string[] {
  const files = readdirSync(new URL('.', import.meta.url)).filter((entry) => entry.endsWith('.ts'));
  return files.map((entry) => entry.replace(/\.ts$/, '')).filter((entry) => entry !== 'main');
}

function refuse(why: string): never {
  console.error(`bench: ${why}`);
  process.exit(2);
}
