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
  const { inquiries, confirmed, uncertain, uncertainArrived, faults } = await judgeCrash(db, outside.received);
  const { lost, twice, strange } = await judgeMails(db, outside.delivered);
  return {
    inquiries,
    contacts: counts.reduce((sum, one) => sum + one, 0),
    duplicates: counts.reduce((sum, one) => sum + Math.max(0, one - 1), 0),
    confirmed,
    uncertain,
    uncertainArrived,
    mails: outside.delivered.size,
    lost,
    twice,
    stuck,
    faults: [
      ...faults,
      ...(lost > 0 ? [`${lost} mails were lost`] : []),
      ...(twice > 0 ? [`${twice} mails were stored or read twice`] : []),
      ...(strange > 0 ? [`${strange} mails were stored that nobody delivered`] : []),
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
