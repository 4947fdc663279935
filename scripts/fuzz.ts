/** Runs one of the fuzzers by its name. Usage: npm run fuzz -- <name> [how many] [seed] */
import { existsSync, readdirSync } from 'node:fs';

const fuzzers = new URL('../test/fuzz/', import.meta.url);
const name = process.argv[2] ?? '';
const file = new URL(`./${encodeURIComponent(name)}/main.ts`, fuzzers);
if (name === '' || !existsSync(file)) {
  const known = readdirSync(fuzzers).filter((folder) => existsSync(new URL(`./${folder}/main.ts`, fuzzers)));
  console.error(`fuzz: name a fuzzer: ${known.join(', ')}`);
  process.exit(2);
}
await import(file.href);
process.exit();
