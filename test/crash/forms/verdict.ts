import { sql } from 'kysely';
import type { Database } from '../../../services/platform/database/connect.ts';

export type Verdict = {
  inquiries: number;
  /** Taken over by the relay before they were armed, and planned again. */
  unarmed: number;
  /** Armed and left behind: uncertain, never sent again; so many of them had arrived. */
  uncertain: number;
  uncertainArrived: number;
  confirmed: number;
  /** Whatever must not be, one line for each. */
  faults: string[];
};

type Row = { domain: string; states: string[]; armings: number; takeovers: number };

/** Holds the database against the counters of the sites' server; looks at nothing else. */
export async function judgeCrash(db: Database, accepted: (domain: string) => number): Promise<Verdict> {
  const { rows } = await sql<Row>`
    select s.domain, array_agg(a.state order by a.ordinal) as states,
      (select count(*)::int from attempt_events e join attempts o on o.id = e.attempt_id
        where o.inquiry_id = i.id and e.kind = 'armed') as armings,
      (select count(*)::int from attempt_events e join attempts o on o.id = e.attempt_id
        where o.inquiry_id = i.id and e.kind = 'lease_expired') as takeovers
    from inquiries i join studios s on s.id = i.studio_id join attempts a on a.inquiry_id = i.id
    group by i.id, s.domain`.execute(db);
  const ended = (state: string): Row[] => rows.filter(({ states }) => states.at(-1) === state);
  const uncertain = ended('uncertain');
  return {
    inquiries: rows.length,
    unarmed: rows.reduce((sum, { takeovers }) => sum + takeovers, 0),
    uncertain: uncertain.length,
    uncertainArrived: uncertain.filter(({ domain }) => accepted(domain) > 0).length,
    confirmed: ended('confirmed').length,
    faults: rows.flatMap((row) => faultsOf(row, accepted(row.domain)).map((fault) => `${row.domain}: ${fault}`)),
  };
}

function faultsOf({ states, armings }: Row, count: number): string[] {
  const last = states.at(-1) ?? 'none';
  return [
    ...(count > 1 ? [`the site got it ${count} times`] : []),
    ...(armings > 1 ? [`armed ${armings} times`] : []),
    ...(armings === 0 && count > 0 ? ['it left without being armed'] : []),
    ...(last === 'confirmed' && count !== 1 ? [`confirmed, and the site got it ${count} times`] : []),
    ...(last === 'confirmed' || last === 'uncertain' ? [] : [`never delivered: ${states.join(', ')}`]),
    ...(states.slice(0, -1).every((state) => state === 'not_sent') ? [] : [`tried again after ${states.join(', ')}`]),
  ];
}
