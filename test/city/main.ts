import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startCity } from './city.ts';

/**
 * node test/city/main.ts --dir DIR --studios 10 --seed 1 [--start 2026-01-13T06:00:00Z] [--kinds a,b] [--zone test]
 * [--replay] (the counts of 2014) [--collector] (time waits until calls are taken out of the exchange's log)
 * Prints one JSON line (the city's card, also in DIR/city.json) when it is ready; SIGTERM, SIGINT or POST /stop end it.
 */
const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    studios: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    start: { type: 'string', default: '2026-01-13T06:00:00Z' },
    kinds: { type: 'string', default: '' },
    zone: { type: 'string', default: 'test' },
    replay: { type: 'boolean', default: false },
    collector: { type: 'boolean', default: false },
  },
});

/** A mistake in the order is told in one line, without a stack. */
function fail(words: string): never {
  console.error(`city: ${words}`);
  process.exit(2);
}

const folder = values.dir ?? fail('say where the ledger goes: --dir DIR');
const studios = Number(values.studios);
const startAt = Date.parse(values.start);
if (!Number.isInteger(studios) || studios < 1) fail('--studios must be a whole number above 0');
if (Number.isNaN(startAt)) fail('--start must be an ISO time');

const kinds = values.kinds.split(',').filter((name) => name !== '');
const city = await startCity({
  folder: resolve(folder),
  studios,
  seed: values.seed,
  startAt,
  zone: values.zone,
  kinds,
  replay: values.replay,
  collector: values.collector,
});
let stopping = false;
async function end(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await city.stop();
  if (process.connected) process.disconnect();
}
// The last: the rehearsal that started the city has died.
for (const sign of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(sign, () => void end());
process.stdout.write(`${JSON.stringify(city.card)}\n`);
