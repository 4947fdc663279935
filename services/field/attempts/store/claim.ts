import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { AttemptId } from '../../../platform/ids.ts';
import type { Claim, ClaimedAttempt, Overtaken, Postponement, Refusal } from '../attempt.ts';
import { insertEvent } from './events.ts';

/** Machine seconds after which a worker that gave no sign of life loses its attempt. */
export const leaseSeconds = 8;

/**
 * The right to work on a due attempt, by one compare-and-set. Stop switch, campaign state, the world it is for, do-not-contact (E11), cool-down (E3),
 * burden cap (E1) and whether a follow-up was overtaken by an answer stand in the statement itself, so that no path leads around them. The lock per studio serialises claims
 * of different campaigns on the same studio.
 */
export async function claimAttempt(db: Database, attemptId: AttemptId, worker: string): Promise<Claim> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(i.studio_id::text, 0))
      from attempts a join inquiries i on i.id = a.inquiry_id where a.id = ${attemptId}`.execute(tx);
    const facts = await claimFacts(tx, attemptId);
    if (facts === undefined) return { kind: 'postponed', why: 'not_planned' };
    const { rows } = await sql<{ fence: number }>`
      update attempts set state = 'leased', fence = fence + 1, leased_by = ${worker},
        lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
      where id = ${attemptId} and state = 'planned' and due_at <= field_now()
        and ${mayContact(attemptId)}
      returning fence`.execute(tx);
    const fence = rows[0]?.fence;
    if (fence === undefined) return facts.refusal ?? { kind: 'postponed', why: facts.postponement };
    await insertEvent(tx, { attemptId, fence, kind: 'leased', detail: { worker } });
    return { kind: 'claimed', attempt: { ...facts.attempt, fence } };
  });
}

/** True when campaign, switch, suppression, cool-down, cap and politeness all allow this attempt now. */
const mayContact = (attemptId: string) => sql<boolean>`exists (
  select from attempt_permissions p where p.attempt_id = ${attemptId}
    and p.campaign_running and not p.sending_stopped and not p.suppressed and not p.cooling_down and not p.over_cap
    and not p.studio_busy and p.overtaken is null and p.world_fits)`;

type Facts = {
  attempt: ClaimedAttempt;
  refusal: Extract<Claim, { kind: 'refused' }> | undefined;
  postponement: Postponement;
};

async function claimFacts(tx: Database, attemptId: AttemptId): Promise<Facts | undefined> {
  const { rows } = await sql<ClaimedAttempt & Permissions>`
    select a.id as "attemptId", a.fence, a.step, a.ordinal, a.channel, c.id as "campaignId", w.id as "waveId",
      i.id as "inquiryId", s.id as "studioId", u.name as "studioName", s.domain, u.site_url as "siteUrl",
      coalesce(a.recipient, u.email) as recipient, u.email as "listedAddress", i.persona, i.wording, i.language, i.alias, i.phone_e164 as "phoneE164",
      coalesce(f.subject, i.subject) as subject, coalesce(f.body, i.body) as body, f.in_reply_to as "inReplyTo",
      coalesce(f.thread, '{}') as references, coalesce(i.budget ->> 'text', '') as "budgetText", c.protocol,
      a.state, a.due_at <= field_now() as due, p.campaign_running, p.sending_stopped, p.suppressed, p.cooling_down,
      p.over_cap, p.studio_busy, p.overtaken, p.world_fits
    from attempts a
      join inquiries i on i.id = a.inquiry_id
      join waves w on w.id = i.wave_id
      join campaigns c on c.id = w.campaign_id
      join studios s on s.id = i.studio_id
      join frame_units u on u.wave_id = i.wave_id and u.studio_id = i.studio_id
      join attempt_permissions p on p.attempt_id = a.id
      left join follow_ups f on f.inquiry_id = a.inquiry_id and f.step = a.step
    where a.id = ${attemptId}`.execute(tx);
  const row = rows[0];
  if (row === undefined) return undefined;
  const { state, due, campaign_running, sending_stopped, suppressed, cooling_down, over_cap, studio_busy, ...known } =
    row;
  const { overtaken, world_fits, ...attempt } = known;
  const why = refusalOf({ suppressed, cooling_down, over_cap, overtaken });
  const refusal =
    state === 'planned' && due && world_fits && why !== undefined
      ? ({ kind: 'refused', why, fence: row.fence } as const)
      : undefined;
  return { attempt, refusal, postponement: postponementOf(row) };
}

type Permissions = {
  state: string;
  due: boolean;
  campaign_running: boolean;
  sending_stopped: boolean;
  suppressed: boolean;
  cooling_down: boolean;
  over_cap: boolean;
  studio_busy: boolean;
  overtaken: Overtaken | null;
  world_fits: boolean;
};

type Forbidding = Pick<Permissions, 'suppressed' | 'cooling_down' | 'over_cap' | 'overtaken'>;

function refusalOf(p: Forbidding): Refusal | undefined {
  if (p.suppressed) return 'suppressed';
  if (p.cooling_down) return 'cool_down';
  if (p.overtaken !== null) return p.overtaken;
  return p.over_cap ? 'over_cap' : undefined;
}

function postponementOf(p: Permissions): Postponement {
  if (p.state !== 'planned') return 'not_planned';
  if (!p.due) return 'not_due';
  if (!p.world_fits) return 'world_differs';
  if (p.sending_stopped) return 'sending_stopped';
  if (!p.campaign_running) return 'campaign_not_running';
  return 'studio_busy';
}
