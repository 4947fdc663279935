import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BenchRun, circumstances, loadNow } from './bench-run.ts';
import type { Compared } from './compared.ts';
import { tableLines } from './table-lines.ts';

/** Suites that stand beside a bare library, with what they are called with. */
const suites: readonly (readonly string[])[] = [['forms', '2', '16', '4'], ['inbox'], ['press'], ['measures']];

/** Runs all comparing suites one after the other and prints one table; a suite that fails is named and leaves no line. False: one failed. */
export async function benchTable(jsonFile: string | undefined): Promise<boolean> {
  const before = loadNow();
  const rows: Compared[] = [];
  let failed = false;
  for (const words of suites) {
    const ended = await runSuite(words, (compared) => rows.push(compared));
    if (ended === 0) continue;
    failed = true;
    console.error(`bench: ${words[0]} ended with ${ended}`);
  }
  const run: BenchRun = { ...circumstances(), load: { before, after: loadNow() }, rows };
  console.log('');
  for (const line of tableLines(run)) console.log(line);
  console.log(`load ${run.load.before} before, ${run.load.after} after`);
  if (jsonFile !== undefined) writeFileSync(jsonFile, `${JSON.stringify(run, null, 2)}\n`);
  return !failed;
}

function runSuite(words: readonly string[], hear: (compared: Compared) => void): Promise<number | string> {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const child = fork(main, [...words], { execArgv: process.execArgv });
  child.on('message', (compared) => hear(compared as Compared));
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal ?? 'nothing')));
}
