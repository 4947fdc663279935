/**
 * Gives every reader of what others write changed copies of the fixtures, in processes with bounds of time and memory: nothing may
 * throw, hang, swell or break what a reader promises. A finding is shrunk and written among the fixtures, which a test reads again.
 * Usage: npm run fuzz -- readers [seconds for each] [seed] [reader]
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { diceOf } from '../dice.ts';
import { fuzzReader } from './fuzz-readers.ts';
import { openReader, readerNames } from './open-readers.ts';
import { seedsOf } from './seeds.ts';

const [seconds, seed, only] = [Number(process.argv[3] ?? 60), process.argv[4] ?? '20261122', process.argv[5]];
const found = new URL('../../fixtures/fuzz/', import.meta.url);
let faults = 0;

/** Counts from the first input on: a process takes its time to start. */
function untilSeconds(wanted: number): () => boolean {
  let end: number | undefined;
  return () => {
    end ??= Date.now() + wanted * 1000;
    return Date.now() > end;
  };
}

for (const name of readerNames) {
  if (only !== undefined && only !== name) continue;
  process.stderr.write(`${name} …\n`);
  const reader = await openReader(name);
  const figures = await fuzzReader(reader, seedsOf[name]?.() ?? [], diceOf(`${seed}|${name}`), untilSeconds(seconds));
  await reader.close();
  const { inputs, bytes, slowest, givenUp, findings } = figures;
  const megabytes = (bytes / 1e6).toFixed(1);
  process.stdout.write(
    `${name.padEnd(13)} inputs ${inputs}  ${megabytes} MB  slowest ${Math.round(slowest.ms)} ms on ${slowest.bytes} bytes  given up ${givenUp}  findings ${findings.length}\n`,
  );
  for (const { fault, input, from } of findings) {
    faults += 1;
    const file = `${name}-${createHash('sha256').update(input).digest('hex').slice(0, 10)}.bin`;
    mkdirSync(found, { recursive: true });
    writeFileSync(new URL(file, found), input);
    process.stdout.write(`  FAULT ${fault}\n  test/fixtures/fuzz/${file}: ${input.length} bytes of ${from}\n`);
  }
}
process.stdout.write(
  `fuzz: ${faults} findings  seed ${seed}  load ${loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')}\n`,
);
if (faults > 0) process.exitCode = 1;
