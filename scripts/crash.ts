/**
 * The crash matrix: npm run crash -- --minutes 60 --seed S. With a name in front one of the other long trials: npm run crash -- <name>
 * [how many].
 */
import { existsSync, readdirSync } from 'node:fs';

const trials = new URL('../test/crash/', import.meta.url);
const [first = ''] = process.argv.slice(2);
const name = first === '' || first.startsWith('--') ? 'matrix' : first;
const file = new URL(`./${encodeURIComponent(name)}/main.ts`, trials);
if (!existsSync(file)) {
  const known = readdirSync(trials).filter((folder) => existsSync(new URL(`./${folder}/main.ts`, trials)));
  console.error(`crash: name a trial: ${known.join(', ')}; or none for the matrix: --minutes 60 --seed S`);
  process.exit(2);
}
await import(file.href);
process.exit();
