import { sql } from 'kysely';
import type { Database } from '../../../../services/platform/database/connect.ts';
import { type EvidenceDeps, getEvidence } from '../../../../services/platform/evidence/evidence.ts';
import type { EvidenceId } from '../../../../services/platform/ids.ts';
import type { Contact } from '../contacts.ts';
import type { Post } from '../post.ts';

export type ReplyVerdict = {
  mails: number;
  calls: number;
  /** Sent back by a studio and not found, not read, or not with its inquiry. */
  lost: number;
  faults: string[];
};

type Kept = { key: string; copies: number; inquiries: (string | null)[]; read: boolean; notes: number };

/** Holds the ledgers of mailbox and telephone exchange against what is stored, read, attributed and noted of them. */
export async function judgeReplies(
  db: Database,
  ledger: Pick<Post, 'mails' | 'doubtful' | 'calls'>,
): Promise<ReplyVerdict> {
  const [mails, calls] = [await keptMails(db), await keptCalls(db)];
  const lostMails = [...ledger.mails].flatMap(([key, contact]) => missing('mail', contact, mails.get(key)));
  const lostCalls = [...ledger.calls].flatMap(([key, contact]) => missing('call', contact, calls.get(key)));
  const strange = [
    ...[...mails.keys()].filter((key) => !ledger.mails.has(key) && !ledger.doubtful.has(key)),
    ...[...calls.keys()].filter((key) => !ledger.calls.has(key)),
  ].map((key) => `${key}: stored, and no studio sent it`);
  return {
    mails: ledger.mails.size,
    calls: ledger.calls.size,
    lost: lostMails.length + lostCalls.length,
    faults: [...lostMails, ...lostCalls, ...strange],
  };
}

function missing(what: string, { inquiryId, domain }: Contact, kept: Kept | undefined): string[] {
  const of = `${what} of ${domain}`;
  if (kept === undefined) return [`${of}: lost`];
  const { copies, inquiries, read, notes } = kept;
  const right = inquiries.length === 1 && inquiries[0] === inquiryId;
  if (copies === 1 && right && read && notes === 1) return [];
  return [
    `${of}: stored ${copies} times, read ${read}, with ${inquiries.join(', ') || 'no inquiry'}, noted ${notes} times`,
  ];
}

async function keptMails(db: Database): Promise<Map<string, Kept>> {
  const { rows } = await sql<Kept>`
    select m.sha256 as key, count(*)::int as copies,
      array(select t.inquiry_id from current_attributions t where t.message_id = any(array_agg(m.id))) as inquiries,
      bool_and(w.read_at is not null and w.failed_at is null) as read,
      (select count(*)::int from current_answers n where n.source = 'mail' and n.source_id::uuid = any(array_agg(m.id))) as notes
    from messages m left join message_work w on w.message_id = m.id
    group by m.sha256`.execute(db);
  return new Map(rows.map((row) => [row.key, row]));
}

async function keptCalls(db: Database): Promise<Map<string, Kept>> {
  const { rows } = await sql<Kept>`
    select c.external_id as key, count(*)::int as copies,
      array(select t.inquiry_id from current_call_attributions t where t.call_id = any(array_agg(c.id))) as inquiries,
      true as read,
      (select count(*)::int from current_answers n where n.source = 'call' and n.source_id::uuid = any(array_agg(c.id))) as notes
    from calls c group by c.external_id`.execute(db);
  return new Map(rows.map((row) => [row.key, row]));
}

/** Raw mails that cannot be opened any more; every so manieth is looked at. */
export async function unreadable(deps: EvidenceDeps, every: number): Promise<string[]> {
  const { rows } = await sql<{ id: EvidenceId }>`select evidence_id as id from messages order by uid`.execute(deps.db);
  const faults: string[] = [];
  for (let at = 0; at < rows.length; at += every) {
    const id = rows[at]?.id;
    const found = id === undefined ? { kind: 'missing' } : await getEvidence(deps, id);
    if (found.kind !== 'found') faults.push(`evidence ${id} is ${found.kind}`);
  }
  return faults;
}
