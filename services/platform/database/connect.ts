import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { DB } from './schema.gen.ts';

/** The database handle that stores take; a transaction handle has the same type. */
export type Database = Kysely<DB>;

const INT8 = 20;

/** Where this process's way out leads: into the world, or (EGRESS_MAP) only to what a map names. */
type Egress = 'open' | 'mapped';

/**
 * Opens a pool of at most `max` connections. bigint columns come back as numbers: ids and minor money units here stay far
 * below 2^53, and a value beyond it throws instead of being rounded. The database is told where this process's way out
 * leads, because it decides whether a campaign may be contacted from here (attempt_permissions).
 */
export function openDatabase(url: string, max = 10, egress: Egress = 'open'): Database {
  types.setTypeParser(INT8, (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a safe integer`);
    return value;
  });
  const pool = new Pool({ connectionString: url, max, application_name: 'zerkalo', ...worldOf(egress) });
  // A broken idle connection is replaced by the pool; the next query reports a database that is really gone.
  pool.on('error', () => undefined);
  // One that breaks between two statements of a transaction must not end the process: the next statement fails by itself.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

/** Sent with the start of each connection, so that no query can come before it. */
const worldOf = (egress: Egress): { options?: string } =>
  egress === 'mapped' ? { options: '-c zerkalo.egress=mapped' } : {};
