import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../../services/platform/database/migrate.ts';
import { siteKinds } from '../../city/sites/registry.ts';
import { personaBytes } from './persona-bytes.ts';
import { dryMailDomain, openDryRunTrial, personasOfProtocol } from './trial.ts';

/** npm run crash -- dry-run: a dry run over the whole city, one studio of every kind; nothing may arrive but reads without our data. */
const home = mkdtempSync(join(tmpdir(), 'zerkalo-dry-run-'));
chmodSync(home, 0o755);
const server = await startEmbeddedPostgres(home, false);
try {
  await migrate(server.url);
  const kinds = siteKinds.map(({ name }) => name);
  const trial = await openDryRunTrial(server.url, kinds);
  try {
    const began = Date.now();
    const outcome = await trial.run();
    const seconds = Math.round((Date.now() - began) / 1_000);
    const { arrivals, studios, seen } = trial.street;
    const visits = await trial.visits();
    const figures = {
      studios: studios.length,
      seconds,
      requests: arrivals.length,
      notGet: arrivals.filter(({ method }) => method !== 'GET').length,
      bodyBytes: arrivals.reduce((sum, { bytes }) => sum + bytes, 0),
      personaBytes: personaBytes(arrivals.map(({ head }) => head).join('\n'), personasOfProtocol(), [dryMailDomain]),
      contactsAndTripwires: studios.reduce((sum, { domain }) => {
        const { accepted, refused, tripwires } = seen(domain);
        return sum + accepted + refused + tripwires.length;
      }, 0),
      keptIn: visits.reduce((sum, { kept }) => sum + kept.length, 0),
      pictures: visits.filter(({ screenshotId }) => screenshotId !== null).length,
      outcomes: Object.fromEntries(visits.map(({ kind, outcome: found }) => [kind, found])),
    };
    process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
    const sent = figures.notGet + figures.bodyBytes + figures.personaBytes + figures.contactsAndTripwires;
    if (outcome.kind !== 'done' || sent > 0) throw new Error('the dry run did not end, or something left');
  } finally {
    await trial.close();
  }
} finally {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}
