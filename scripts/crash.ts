/** Runs one of the long crash trials by its name. Usage: npm run crash -- <name> [how many] */
import { existsSync, readdirSync } from 'node:fs';

const trials = new URL('../test/crash/', import.meta.url);
const name = process.argv[2] ?? '';
const file = new URL(`./${encodeURIComponent(name)}/main.ts`, trials);
if (name === '' || !existsSync(file)) {
  const known = readdirSync(trials).filter((folder) => existsSync(new URL(`./${folder}/main.ts`, trials)));
  console.error(`crash: name a trial: ${known.join(', ')}`);
  process.exit(2);
}
await import(file.href);
process.exit();
