import { sql } from 'kysely';
import type { Database } from '../../../services/platform/database/connect.ts';
import { unfinished } from '../forms/inquiries.ts';
import { judgeCrash } from '../forms/verdict.ts';
import type { Outside } from './outside.ts';

export type Judgement = {
  inquiries: number;
  /** Counted by the sites and the mail exchanger. */
  contacts: number;
  /** Contacts of one studio beyond the first. */
  duplicates: number;
  confirmed: number;
  /** Attempts that the relay took from a worker that fell silent before arming. */
  takenOver: number;
  uncertain: number;
  uncertainArrived: number;
  /** Mails that the mailbox confirmed. */
  mails: number;
  /** Of them: never stored; stored or read more than once. */
  lost: number;
  twice: number;
  /** Attempts that came to no end and stored mails that nobody read, when patience was over. */
  stuck: number;
  /** Whatever must not be, one line for each. */
  faults: string[];
};

/** Attempts that are not at their end, and mails that are not stored or not read; asking makes second tries due. */
export async function openWork(db: Database, { delivered }: Pick<Outside, 'delivered'>): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select count(*)::int as read from message_work where read_at is not null`.execute(db);
  return (await unfinished(db)) + Math.max(0, delivered.size - (rows[0]?.read ?? 0));
}

/** Holds the database against the ledgers outside: what the sites, the exchanger and the mailbox counted for themselves. */
export async function judgeField(db: Database, outside: Outside): Promise<Judgement> {
  const stuck = await openWork(db, outside);
  const domains = await db.selectFrom('studios').select('domain').execute();
  const counts = domains.map(({ domain }) => outside.received(domain));
  const crash = await judgeCrash(db, outside.received);
  const { lost, twice, strange } = await judgeMails(db, outside.delivered);
  const unproven = await withoutEvidence(db);
  return {
    inquiries: crash.inquiries,
    contacts: counts.reduce((sum, one) => sum + one, 0),
    duplicates: counts.reduce((sum, one) => sum + Math.max(0, one - 1), 0),
    confirmed: crash.confirmed,
    takenOver: crash.unarmed,
    uncertain: crash.uncertain,
    uncertainArrived: crash.uncertainArrived,
    mails: outside.delivered.size,
    lost,
    twice,
    stuck,
    faults: [
      ...crash.faults,
      ...(lost > 0 ? [`${lost} mails were lost`] : []),
      ...(twice > 0 ? [`${twice} mails were stored or read twice`] : []),
      ...(strange > 0 ? [`${strange} mails were stored that nobody delivered`] : []),
      ...(unproven > 0 ? [`${unproven} contacts have neither evidence nor a record of its loss`] : []),
      ...(stuck > 0 ? [`${stuck} attempts and mails are stuck`] : []),
    ],
  };
}

async function judgeMails(
  db: Database,
  delivered: ReadonlySet<string>,
): Promise<{ lost: number; twice: number; strange: number }> {
  const { rows } = await sql<{ sha256: string; stored: number; readings: number }>`
    select m.sha256, count(distinct m.id)::int as stored, count(r.id)::int as readings
    from messages m left join message_readings r on r.message_id = m.id group by m.sha256`.execute(db);
  const stored = new Set(rows.map(({ sha256 }) => sha256));
  return {
    lost: [...delivered].filter((sha256) => !stored.has(sha256)).length,
    twice: rows.filter((row) => row.stored > 1 || row.readings > 1).length,
    strange: rows.filter(({ sha256 }) => !delivered.has(sha256)).length,
  };
}

/** Contacts of which nothing was kept, without a word about it. */
async function withoutEvidence(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from attempts a
    where a.armed_at is not null and not exists (select from evidence e where e.attempt_id = a.id)
      and not exists (select from attempt_events v where v.attempt_id = a.id and v.detail ? 'unkept')`.execute(db);
  return rows[0]?.count ?? 0;
}
