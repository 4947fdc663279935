import type { Command } from 'commander';
import { type CampaignAct, mayAct } from '../../services/design/people/role.ts';
import { findUser, type StoredUser } from '../../services/design/people/store.ts';
import { egressOf } from '../../services/platform/config.ts';
import { type Database, openDatabase } from '../../services/platform/database/connect.ts';
import { requireSchema } from '../../services/platform/database/migrate.ts';
import { ZerkaloError } from '../../services/platform/errors.ts';
import { type Output, openOutput } from './output.ts';
import { openRuntime, type Runtime } from './runtime.ts';

export type CommandScene = { db: Database; runtime: Runtime; output: Output };

/** The output that a command's `--json` asks for, given before or after its name. */
export function outputOf(command: Command): Output {
  return openOutput(command.optsWithGlobals().json === true);
}

/** Runs a command that needs the database and sets its exit code; the database is closed whatever happens. */
export async function withDatabase(command: Command, work: (scene: CommandScene) => Promise<number>): Promise<void> {
  const output = outputOf(command);
  const runtime = await openRuntime();
  try {
    await requireSchema(runtime.databaseUrl);
    const db = openDatabase(runtime.databaseUrl, 4, egressOf(runtime.config));
    try {
      process.exitCode = await work({ db, runtime, output });
    } finally {
      await db.destroy();
    }
  } finally {
    await runtime.stop();
  }
}

/** The user named by `--as`, who must exist and have a role that may do this. */
export async function actingUser(db: Database, email: string, act: CampaignAct): Promise<StoredUser> {
  const user = await findUser(db, email);
  if (user === undefined) {
    throw new ZerkaloError(
      'USER',
      `there is no user ${email}`,
      'Add one: zerkalo user add --email … --name … --role …',
    );
  }
  if (!mayAct(user.role, act)) {
    throw new ZerkaloError('USER', `a ${user.role} may not do this`, 'Act as a user whose role allows it.');
  }
  return user;
}
