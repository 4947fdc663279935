import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { AttemptId, CampaignId, WaveId } from '../../../platform/ids.ts';

export type RunningWave = {
  readonly waveId: WaveId;
  readonly number: number;
  readonly seed: string;
  readonly responseClosesAt: Date;
  readonly silenceClosesAt: Date;
  /** When the responses were frozen; null while the field is open. */
  readonly fieldClosedAt: Date | null;
};

/** Waves of a campaign, the latest first, locked until the end of the transaction. */
export async function launchedWaves(db: Database, campaignId: CampaignId): Promise<RunningWave[]> {
  const { rows } = await sql<RunningWave>`
    select id as "waveId", number, seed, response_closes_at as "responseClosesAt", silence_closes_at as "silenceClosesAt",
      field_closed_at as "fieldClosedAt"
    from waves where campaign_id = ${campaignId} order by number desc for update`.execute(db);
  return rows;
}

export type MovedAttempt = { readonly attemptId: AttemptId; readonly dueAt: Date };
export type OverdueAttempt = MovedAttempt & { readonly isFirstLetter: boolean };

/** Planned attempts whose time has passed, oldest first. */
export async function overdueAttempts(db: Database, waveId: WaveId): Promise<OverdueAttempt[]> {
  const { rows } = await sql<OverdueAttempt>`
    select a.id as "attemptId", a.due_at as "dueAt", a.step = 'inquiry' as "isFirstLetter"
    from attempts a join inquiries i on i.id = a.inquiry_id
    where i.wave_id = ${waveId} and a.state = 'planned' and a.due_at < field_now()
    order by a.due_at, a.id`.execute(db);
  return rows;
}

/** Moves planned attempts; one that was claimed meanwhile stays where it is. */
export async function moveAttempts(db: Database, moves: readonly MovedAttempt[]): Promise<void> {
  await sql`update attempts a set due_at = r."dueAt"
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as r("attemptId" uuid, "dueAt" timestamptz)
    where a.id = r."attemptId" and a.state = 'planned'`.execute(db);
}

/** Pushes the ends of both stages out so that each letter keeps its full windows; never pulls them in. */
export async function extendWindows(
  db: Database,
  waveId: WaveId,
  responseClosesAt: Date,
  silenceClosesAt: Date,
): Promise<void> {
  await sql`update waves set response_closes_at = greatest(response_closes_at, ${responseClosesAt}),
      silence_closes_at = greatest(silence_closes_at, ${silenceClosesAt})
    where id = ${waveId}`.execute(db);
}

export async function endSilence(db: Database, waveId: WaveId, at: Date): Promise<void> {
  await db.updateTable('waves').set({ silence_closes_at: at }).where('id', '=', waveId).execute();
}

/** Attempts of a campaign that are planned or under way. */
export async function openAttempts(db: Database, campaignId: CampaignId): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open
    from attempts a join inquiries i on i.id = a.inquiry_id join waves w on w.id = i.wave_id
    where w.campaign_id = ${campaignId} and a.state in ('planned', 'leased', 'prepared', 'armed')`.execute(db);
  return rows[0]?.open ?? 0;
}

/** Studios that answered and whose courtesy close is not settled; one that could not be sent is. */
export async function closesOwed(db: Database, campaignId: CampaignId): Promise<number> {
  const { rows } = await sql<{ owed: number }>`
    select count(*)::int as owed from courtesy_owed o join waves w on w.id = o.wave_id
    where w.campaign_id = ${campaignId}`.execute(db);
  return rows[0]?.owed ?? 0;
}

/** Studios that are to be told of the audit, since its debrief was opened, and for whom no letter is decided yet. */
export async function debriefsOwed(db: Database, campaignId: CampaignId): Promise<number> {
  const { rows } = await sql<{ owed: number }>`
    select count(*)::int as owed from debriefs_owed o join waves w on w.id = o.wave_id
    where w.campaign_id = ${campaignId}`.execute(db);
  return rows[0]?.owed ?? 0;
}
