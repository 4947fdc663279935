import { sql } from 'kysely';
import type { Database } from '../../../../services/platform/database/connect.ts';
import type { Contact } from '../contacts.ts';

export type ContactFigures = {
  /** Inquiries that were planned, and every step of them that was to leave. */
  inquiries: number;
  contacts: number;
  delivered: number;
  /** Armed and left behind: never sent again; so many of them had arrived. */
  uncertain: number;
  uncertainArrived: number;
  /** Taken over before they were armed, and planned again. */
  takenOver: number;
  /** Contacts that a studio got more than once. */
  duplicates: number;
  /** Due and not at their end. */
  stuck: number;
};
export type ContactVerdict = ContactFigures & { faults: string[] };

/** What the city counted: requests its sites took by domain, letters its exchanger took whole by the sender's alias. */
export type Arrivals = {
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly accepted: ReadonlyMap<string, number>;
  readonly copies: ReadonlyMap<string, readonly string[]>;
};

type Row = {
  domain: string;
  alias: string;
  step: string;
  channels: string[];
  states: string[];
  messageIds: string[];
  open: boolean;
  waiting: boolean;
  armings: number;
  takeovers: number;
};

/** Holds the database against what the city counted, for each step of each inquiry; looks at nothing else. */
export async function judgeContacts(db: Database, arrivals: Arrivals): Promise<ContactVerdict> {
  const rows = await stepsOf(db);
  const known = new Set(rows.flatMap(({ messageIds }) => messageIds));
  const judged = rows.map((row) => ({ ...row, arrived: arrivedOf(row, arrivals) }));
  const uncertain = judged.filter(({ states }) => states.at(-1) === 'uncertain');
  const strangers = [...arrivals.copies.values()].flat().filter((id) => !known.has(id));
  const unplanned = [...arrivals.accepted.keys()].filter((domain) => !arrivals.contacts.has(domain));
  return {
    inquiries: arrivals.contacts.size,
    contacts: rows.length,
    delivered: judged.filter(({ states }) => states.at(-1) === 'confirmed').length,
    uncertain: uncertain.length,
    uncertainArrived: uncertain.filter(({ arrived }) => arrived > 0).length,
    takenOver: rows.reduce((sum, { takeovers }) => sum + takeovers, 0),
    duplicates: judged.filter(({ arrived, armings }) => arrived > 1 || armings > 1).length,
    stuck: rows.filter(({ open }) => open).length,
    faults: [
      ...judged.flatMap((row) => faultsOf(row).map((fault) => `${row.domain} ${row.step}: ${fault}`)),
      ...strangers.map((id) => `a letter ${id} that no attempt knows`),
      ...unplanned.map((domain) => `${domain}: a request to a studio that was not planned`),
    ],
  };
}

async function stepsOf(db: Database): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select s.domain, i.alias, a.step, array_agg(a.channel order by a.ordinal) as channels,
      array_agg(a.state order by a.ordinal) as states,
      array_remove(array_agg(coalesce(a.rfc_message_id, a.id || '@shopper.test') order by a.ordinal), null) as "messageIds",
      bool_or(a.state in ('leased', 'prepared', 'armed') or (a.state = 'planned' and a.due_at <= field_now())) as open,
      bool_or(a.state = 'planned' and a.due_at > field_now()) as waiting,
      (select count(*)::int from attempt_events e join attempts o on o.id = e.attempt_id
        where o.inquiry_id = i.id and o.step = a.step and e.kind = 'armed') as armings,
      (select count(*)::int from attempt_events e join attempts o on o.id = e.attempt_id
        where o.inquiry_id = i.id and o.step = a.step and e.kind = 'lease_expired') as takeovers
    from inquiries i join studios s on s.id = i.studio_id join attempts a on a.inquiry_id = i.id
    group by i.id, s.domain, a.step`.execute(db);
  return rows;
}

function arrivedOf({ domain, alias, step, messageIds }: Row, { accepted, copies }: Arrivals): number {
  const letters = (copies.get(alias) ?? []).filter((id) => messageIds.includes(id)).length;
  return letters + (step === 'inquiry' ? (accepted.get(domain) ?? 0) : 0);
}

function faultsOf({ step, states, armings, arrived, open, waiting }: Row & { arrived: number }): string[] {
  const last = states.at(-1) ?? 'none';
  // What was overtaken by an answer, or by the end of its stage, did not leave.
  const leftOut = step !== 'inquiry' && last === 'not_sent';
  const ended = last === 'confirmed' || last === 'uncertain' || leftOut;
  return [
    ...(arrived > 1 ? [`the studio got it ${arrived} times`] : []),
    ...(armings > 1 ? [`armed ${armings} times`] : []),
    ...(armings === 0 && arrived > 0 ? ['it left without being armed'] : []),
    ...(last === 'confirmed' && arrived !== 1 ? [`confirmed, and the studio got it ${arrived} times`] : []),
    ...(leftOut && arrived > 0 ? ['not sent, and the studio has it'] : []),
    ...(open ? [`stuck: ${states.join(', ')}`] : []),
    ...(ended || open || waiting ? [] : [`never delivered: ${states.join(', ')}`]),
    ...(states.slice(0, -1).every((state) => state === 'not_sent') ? [] : [`tried again after ${states.join(', ')}`]),
  ];
}
