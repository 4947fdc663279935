import { createApiKey } from '../../../services/api/auth/api-keys.ts';
import { addUser } from '../../../services/design/people/add-user.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { ZerkaloError } from '../../../services/platform/errors.ts';
import type { LedgerCoding } from '../witness/ledger.ts';
import { type ReplyIds, rfcMessageIds } from '../witness/store.ts';
import { type Coder, openCoder } from './coder.ts';
import { codesFor, type Pass } from './codes-for.ts';
import { countTables } from './store.ts';

/** How many replies each coder coded and how many disputes the third settled. */
export type Coded = { first: number; second: number; settled: number };

export type CodingDesk = { db: Database; apiUrl: string };

/**
 * Three people code what the city says they think: two read every reply blind at the same time, a third settles where they differ. They are users with
 * keys of their own and know nothing but what the API shows them; the ledger only tells which anchor they would choose.
 */
export async function codeReplies({ db, apiUrl }: CodingDesk, ledger: readonly LedgerCoding[]): Promise<Coded> {
  await countTables(db);
  const ids = await rfcMessageIds(db);
  const told = new Map(ledger.map((coding) => [coding.messageId.replace(/^<|>$/g, ''), coding]));
  const [first, second, third] = await Promise.all(
    ['first', 'second', 'third'].map((name) => engage(db, apiUrl, `${name}-coder@rehearsal.invalid`)),
  );
  if (first === undefined || second === undefined || third === undefined) return { first: 0, second: 0, settled: 0 };
  const [read, readAgain] = await Promise.all([codeAll(first, 'a', ids, told), codeAll(second, 'b', ids, told)]);
  return { first: read, second: readAgain, settled: await settleAll(third, ids, told) };
}

type Told = ReadonlyMap<string, LedgerCoding>;

async function codeAll(coder: Coder, pass: Pass, ids: ReplyIds, told: Told): Promise<number> {
  let coded = 0;
  for (let task = await coder.next(); task !== null; task = await coder.next()) {
    const coding = told.get(ids.get(task.messageId) ?? '');
    await coder.record(task.taskId, codesFor(pass, task.items, coding));
    coded += 1;
  }
  return coded;
}

async function settleAll(coder: Coder, ids: ReplyIds, told: Told): Promise<number> {
  let settled = 0;
  for (let rows = await coder.disputes(); rows.length > 0; rows = await coder.disputes()) {
    for (const { reply, disputed } of rows) {
      const wanted = new Set(disputed.map(({ item }) => item));
      const items = reply.items.filter(({ code }) => wanted.has(code));
      await coder.settle(reply.messageId, codesFor('settled', items, told.get(ids.get(reply.messageId) ?? '')));
      settled += wanted.size;
    }
  }
  return settled;
}

async function engage(db: Database, apiUrl: string, email: string): Promise<Coder> {
  const added = await addUser(db, { email, name: email, role: 'coder', actor: 'rehearsal' });
  const key =
    added.kind === 'added'
      ? await createApiKey(db, { userId: added.userId, label: 'rehearsal', scopes: ['code'] })
      : added;
  if (key.kind !== 'created') throw new ZerkaloError('REHEARSAL', `no key for ${email}`, 'Report this as a bug.');
  return openCoder(apiUrl, key.key);
}
