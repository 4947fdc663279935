import { sql } from 'kysely';
import type { Database } from '../../../services/platform/database/connect.ts';
import { planFormInquiry } from '../../../test/crash/forms/inquiries.ts';

/** How the studios of a round are written to: once; from two campaigns that allow it; from two of which the cool-down forbids the second. */
export type Work = { once: readonly string[]; twice: readonly string[]; cooling: readonly string[] };

/** Plans all inquiries in one transaction, so that all are due in the same moment. Returns how many must arrive. */
export async function planWork(db: Database, { once, twice, cooling }: Work): Promise<number> {
  await db.transaction().execute(async (tx) => {
    for (const domain of once) await planFormInquiry(tx, domain);
    for (const domain of twice) {
      const { studioId } = await planFormInquiry(tx, domain, { rules: { cooldownDays: 0 } });
      await planFormInquiry(tx, domain, { studioId, rules: { cooldownDays: 0 } });
    }
    for (const domain of cooling) {
      const { studioId } = await planFormInquiry(tx, domain);
      await planFormInquiry(tx, domain, { studioId });
    }
  });
  return once.length + 2 * twice.length + cooling.length;
}

/** How the inquiries to these studios ended, by state and reason, and when the last of them was settled. */
export async function endsOf(
  db: Database,
  domains: readonly string[],
): Promise<{ ends: Record<string, number>; lastAt: Date | null }> {
  const { rows } = await sql<{ end: string; count: number; last: Date | null }>`
    select concat_ws(' ', a.state, a.reason) as end, count(*)::int as count, max(a.settled_at) as last
    from attempts a join inquiries i on i.id = a.inquiry_id join studios s on s.id = i.studio_id
    where s.domain in (${sql.join(domains)}) group by 1 order by 1`.execute(db);
  const times = rows.flatMap(({ last }) => (last === null ? [] : [last.getTime()]));
  return {
    ends: Object.fromEntries(rows.map(({ end, count }) => [end, count])),
    lastAt: times.length === 0 ? null : new Date(Math.max(...times)),
  };
}

/** The attempt that this process holds, and whether its request may have left. */
export async function heldBy(db: Database, pid: number): Promise<{ attemptId: string; armed: boolean } | undefined> {
  const { rows } = await sql<{ attemptId: string; armed: boolean }>`
    select id as "attemptId", state = 'armed' as armed from attempts
    where leased_by like ${`%:${pid}`} and state in ('leased', 'prepared', 'armed')`.execute(db);
  return rows[0];
}

/** Where an attempt stands now, and who holds it. */
export async function standOf(db: Database, attemptId: string): Promise<{ state: string; leasedBy: string | null }> {
  return db
    .selectFrom('attempts')
    .select(['state', 'leased_by as leasedBy'])
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow();
}
