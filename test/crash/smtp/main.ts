/**
 * SIGKILL around DATA, with the real ledger and a real mail exchanger: no letter may be there twice and none in doubt may be sent
 * again; the same for debriefs. Usage: npm run crash -- smtp [kills] [seed] [inquiry|debrief]
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../../services/platform/database/migrate.ts';
import { smtpCrashTrial } from './trial.ts';

const [kills, seed] = [Number(process.argv[3] ?? 500), Number(process.argv[4] ?? 20_261_122)];
const step = process.argv[5] === 'debrief' ? 'debrief' : 'inquiry';
const home = mkdtempSync(join(tmpdir(), 'zerkalo-smtp-crash-'));
chmodSync(home, 0o755);
const postgres = await startEmbeddedPostgres(home, false);
try {
  await migrate(postgres.url);
  const figures = await smtpCrashTrial(postgres.url, kills, seed, { step });
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  const { above, resent, unarmed, unarmedDelivered, escaped } = figures;
  // A trial in which hardly anybody died would prove nothing.
  if (above + resent > 0 || unarmed !== unarmedDelivered || escaped > kills / 5) process.exitCode = 1;
} finally {
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
}
