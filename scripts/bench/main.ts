/** Runs one bench by its name. Usage: npm run bench -- <name> [how many] */
import { existsSync, readdirSync } from 'node:fs';

const name = process.argv[2] ?? '';
const file = new URL(`./${encodeURIComponent(name)}.ts`, import.meta.url);
if (name === '' || name === 'main' || !existsSync(file)) {
  const files = readdirSync(new URL('.', import.meta.url)).filter((entry) => entry.endsWith('.ts'));
  const known = files.map((entry) => entry.replace(/\.ts$/, ''));
  console.error(`bench: name one of ${known.filter((entry) => entry !== 'main').join(', ')}`);
  process.exit(2);
}
await import(file.href);
process.exit();
