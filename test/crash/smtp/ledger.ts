import { sql } from 'kysely';
import { Client } from 'pg';
import { sweepLeases } from '../../../services/field/attempts/store/sweep.ts';
import { openDatabase } from '../../../services/platform/database/connect.ts';
import type { AttemptId } from '../../../services/platform/ids.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { turnIntoDebriefs } from './debriefs.ts';
import { lastLine } from './practice-exchanger.ts';

export type Letter = { attemptId: AttemptId; alias: string };

export type Ledger = {
  letters: readonly Letter[];
  /** Holds an attempt's row, so that its arm has to wait; the answer lets it go unchanged. */
  lock: (attemptId: AttemptId) => Promise<() => Promise<void>>;
  /** The leases of the dead run out at once and a relay takes over: what each of their attempts became. */
  sweep: () => Promise<Map<AttemptId, string>>;
  stateOf: (attemptId: AttemptId) => Promise<string>;
  close: () => Promise<void>;
};

/** The real ledger in PostgreSQL: so many planned letters by mail, each of a studio of its own, large enough to die in the midst of. */
export async function openLedger(
  databaseUrl: string,
  count: number,
  step: 'inquiry' | 'debrief' = 'inquiry',
): Promise<Ledger> {
  const db = openDatabase(databaseUrl, 4);
  const planned: (Letter & { inquiryId: string })[] = [];
  for (let at = 0; at < count; at += 1) {
    const { attemptId, inquiryId } = await planInquiry(db, { channel: 'mail', rehearsal: false });
    planned.push({ attemptId, inquiryId, alias: `a.${inquiryId}@shopper.test` });
  }
  const body = `${'We sell tea and want a new shop for it.\n'.repeat(10_000)}${lastLine}`;
  await db.updateTable('inquiries').set({ body }).execute();
  const protocol = { title: 'Tea', rules: { mailFallback: true }, personas: [{ id: 'anna', displayName: 'Anna' }] };
  await rewriteProtocol(db, sql`update campaigns set protocol = ${JSON.stringify(protocol)}`);
  const debriefs = step === 'inquiry' ? new Map<string, AttemptId>() : await turnIntoDebriefs(db, body);
  const letters = planned.map(({ inquiryId, attemptId, alias }) => ({
    attemptId: debriefs.get(inquiryId) ?? attemptId,
    alias,
  }));
  const stateOf = async (attemptId: AttemptId): Promise<string> => {
    const row = await db.selectFrom('attempts').select('state').where('id', '=', attemptId).executeTakeFirstOrThrow();
    return row.state;
  };
  return {
    letters,
    lock: async (attemptId) => {
      const client = new Client({ connectionString: databaseUrl });
      await client.connect();
      await client.query('begin');
      await client.query('select from attempts where id = $1 for update', [attemptId]);
      return () => client.end();
    },
    sweep: async () => {
      const held = await db.selectFrom('attempts').select('id').where('lease_until', 'is not', null).execute();
      const past = new Date(Date.now() - 60_000);
      await db.updateTable('attempts').set({ lease_until: past }).where('lease_until', 'is not', null).execute();
      await sweepLeases(db);
      const became = new Map<AttemptId, string>();
      for (const { id } of held) became.set(id as AttemptId, await stateOf(id as AttemptId));
      return became;
    },
    stateOf,
    close: () => db.destroy(),
  };
}
