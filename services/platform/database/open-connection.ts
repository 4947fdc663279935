import { Client } from 'pg';

/**
 * One connection for what needs the same one throughout; whoever asked for it waits for its end. Should it break, the statement that
 * waits for an answer fails, and not the process. Rejects when nobody answers within `patienceMs` (0: as long as the system waits).
 */
export async function openConnection(databaseUrl: string, patienceMs = 0): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: patienceMs });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
