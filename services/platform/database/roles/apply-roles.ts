import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { topics } from '../../queue/topics.ts';
import { openConnection } from '../open-connection.ts';
import { mayDo, type ProcessRole, processRoles, writes } from './grants.ts';

/** Roles belong to the whole cluster, so each is named after its database: `zerkalo_reader`. */
export function roleName(database: string, role: ProcessRole): string {
  return `${database}_${role}`;
}

/**
 * Makes the roles with these passwords, or gives them these, and grants each what the table of grants says and nothing else. Run after
 * every migration by the owner of the database, who must be allowed to create roles; safe to run again. All of it or nothing.
 */
export async function applyRoles(
  databaseUrl: string,
  passwords: Readonly<Record<ProcessRole, string>>,
  nameOf: (role: ProcessRole) => string = (role) => roleName(databaseOf(databaseUrl), role),
): Promise<void> {
  const client = await openConnection(databaseUrl);
  try {
    await client.query('begin');
    // One at a time in the whole cluster: two would change the same rows of its catalogue.
    await client.query(`select pg_advisory_xact_lock(hashtextextended('zerkalo roles', 0))`);
    const database = client.escapeIdentifier(databaseOf(databaseUrl));
    await client.query(`revoke all on database ${database} from public; revoke create on schema public from public`);
    const relations = await relationsOf(client);
    for (const role of processRoles) {
      const name = client.escapeIdentifier(nameOf(role));
      await haveRole(client, nameOf(role), passwords[role]);
      await client.query(`revoke all on all tables in schema public from ${name}; grant connect, temporary on database ${database} to ${name};
        grant usage on schema public to ${name}`);
      for (const statement of grantsOf(client, role, name, relations)) await client.query(statement);
      await grantQueue(client, name);
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}

function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

type Relation = { name: string; isTable: boolean; firstColumn: string };

/** Tables and views of ours. */
async function relationsOf(client: Client): Promise<Relation[]> {
  const { rows } = await client.query<Relation>(`
    select c.relname as name, c.relkind = 'r' as "isTable",
      (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        order by a.attnum limit 1) as "firstColumn"
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') order by 1`);
  return rows;
}

async function haveRole(client: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await client.query(
    `${verb} role ${client.escapeIdentifier(role)} with login nosuperuser nocreatedb nocreaterole noreplication
     password ${client.escapeLiteral(password)}`,
  );
}

function grantsOf(client: Client, role: ProcessRole, name: string, relations: readonly Relation[]): string[] {
  const grant = (privilege: string, table: string): string =>
    `grant ${privilege} on ${client.escapeIdentifier(table)} to ${name}`;
  const verbs = ['select', 'insert', 'update', 'delete'] as const;
  return relations.flatMap(({ name: table, isTable, firstColumn }) => {
    const given = verbs.filter((verb) => (isTable || verb === 'select') && mayDo(role, verb, table));
    // PostgreSQL locks rows for whoever may change one column of them; the triggers of these tables refuse the change.
    const lock = writes[role].lock.includes(table) ? [`update (${client.escapeIdentifier(firstColumn)})`] : [];
    return [...given, ...lock].map((privilege) => grant(privilege, table));
  });
}

/** BullMQ's schema, when the queue lies in PostgreSQL: hints only, which any process may give and take. */
async function grantQueue(client: Client, name: string): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regnamespace('queue') is not null as there`);
  if (rows[0]?.there !== true) return;
  // BullMQ numbers jobs by a sequence for each queue, made on first use: made here, nobody needs to be allowed to make one.
  for (const topic of Object.keys(topics)) {
    await client.query(
      `create sequence if not exists queue.bullmq_jid_${createHash('md5').update(topic).digest('hex')}`,
    );
  }
  await client.query(`grant usage on schema queue to ${name};
    grant select, insert, update, delete on all tables in schema queue to ${name};
    grant usage, select, update on all sequences in schema queue to ${name}`);
}
