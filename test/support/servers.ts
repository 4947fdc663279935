import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../services/platform/database/migrate.ts';
import { applyRoles } from '../../services/platform/database/roles/apply-roles.ts';
import { type ProcessRole, processRoles } from '../../services/platform/database/roles/grants.ts';
import { rolePassword } from './role-password.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the migrated template database; tests clone it with `cloneDatabase`. */
    templateUrl: string;
  }
}

/** One embedded PostgreSQL for all tests of a run, with a migrated database that each test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'zerkalo-test-'));
  chmodSync(home, 0o755);
  const server = await startEmbeddedPostgres(home, false);
  await migrate(server.url);
  const passwords = Object.fromEntries(processRoles.map((role) => [role, rolePassword])) as Record<ProcessRole, string>;
  // Grants are copied with the template; roles belong to the whole cluster.
  await applyRoles(server.url, passwords);
  project.provide('templateUrl', server.url);
  return async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}
