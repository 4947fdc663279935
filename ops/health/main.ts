import { readConfig } from '../../services/platform/config.ts';
import { isAlive } from './alive.ts';

/** Health check of one container: `node ops/health/main.ts api|worker|poller|relay`. Exit 0 alive, 1 not, 64 wrong use. */
const [name] = process.argv.slice(2);
if (name === undefined) {
  process.stderr.write('usage: node ops/health/main.ts api|worker|poller|relay\n');
  process.exit(64);
}
const { alive, words } = await isAlive(name, readConfig());
process.stdout.write(`${words}\n`);
process.exitCode = alive ? 0 : 1;
