import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from '../services/platform/database/embedded-postgres.ts';
import { migrate } from '../services/platform/database/migrate.ts';

/** Writes services/platform/database/schema.gen.ts from the migrated schema; `--verify` only compares and exits 1 on a drift. */
const root = fileURLToPath(new URL('..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'zerkalo-types-'));
chmodSync(home, 0o755);
const server = await startEmbeddedPostgres(home, false);
try {
  await migrate(server.url);
  const flags = [
    '--dialect=postgres',
    '--numeric-parser=number',
    '--type-mapping={"int8":"number"}',
    '--exclude-pattern=schema_migrations',
  ];
  const target = join(root, 'services/platform/database/schema.gen.ts');
  const verify = process.argv.includes('--verify') ? ['--verify'] : [];
  const made = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      `--out-file=${target}`,
      `--url=${server.url}`,
      ...flags,
      ...verify,
    ],
    { stdio: 'inherit' },
  );
  process.exitCode = made.status ?? 1;
} finally {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}
