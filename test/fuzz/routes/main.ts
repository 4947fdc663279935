/**
 * Asks every route as everybody, with what fits its schema and what does not: no answer may be a failure of ours, tell of our inside
 * or take long. Usage: npm run fuzz -- routes [calls] [seed]
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../../services/platform/database/migrate.ts';
import { applyRoles } from '../../../services/platform/database/roles/apply-roles.ts';
import { type ProcessRole, processRoles } from '../../../services/platform/database/roles/grants.ts';
import { asRole, copyDatabase } from '../../support/database.ts';
import { rolePassword } from '../../support/role-password.ts';
import { tellRun } from './report.ts';
import { fuzzRoutes, openRun } from './run.ts';
import { fuzzWorld } from './world.ts';

const [calls, seed] = [Number(process.argv[3] ?? 10_000), process.argv[4] ?? '20261122'];
/** Requests change the world; after so many it begins anew. */
const ROUND = 2_500;
const home = mkdtempSync(join(tmpdir(), 'zerkalo-fuzz-routes-'));
chmodSync(home, 0o755);
const postgres = await startEmbeddedPostgres(home, false);
const run = openRun();
let shown = 0;
const began = Date.now();
try {
  await migrate(postgres.url);
  const passwords = Object.fromEntries(processRoles.map((role) => [role, rolePassword])) as Record<ProcessRole, string>;
  await applyRoles(postgres.url, passwords);
  for (let round = 0; run.calls < calls; round++) {
    const place = await copyDatabase(postgres.url);
    const causes: Error[] = [];
    const world = await fuzzWorld({ owner: place.url, api: asRole(place, 'api', postgres.url) }, (error) =>
      causes.push(error),
    );
    const said = (call: number): void => {
      for (const { fault } of run.faults.slice(shown)) process.stderr.write(`FAULT ${fault}\n`);
      shown = run.faults.length;
      if (call % 500 === 499) process.stderr.write(`${run.calls} of ${calls} calls, faults ${run.faults.length}\n`);
    };
    await fuzzRoutes(world, run, { calls: Math.min(ROUND, calls - run.calls), seed: `${seed}|${round}`, causes, said });
    if (round === 0) run.all.push(...world.routes.map(({ method, url }) => `${method} ${url}`));
    await world.stop();
    await place.drop();
  }
  process.stdout.write(`${tellRun(run, seed, (Date.now() - began) / 1000, loadavg())}\n`);
  if (run.faults.length > 0) process.exitCode = 1;
} finally {
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
}
