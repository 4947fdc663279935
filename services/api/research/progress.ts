import Type, { type Static } from 'typebox';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { readSwitch } from '../sending/store.ts';
import { moment, orNull, rehearsal } from './row-schemas.ts';
import { findCampaign, wavesOf } from './store/campaigns.ts';
import { lastEvents, progressCounts, type Sign, signsOfLife } from './store/progress.ts';

const count = Type.Integer({ minimum: 0 });
const signSchema = Type.Object({
  name: Type.String(),
  alive: Type.Boolean(),
  secondsAgo: orNull(Type.Integer()),
  fault: orNull(Type.String()),
});

/** Where a wave stands. `waiting`, `inFlight`, `confirmed`, `uncertain` and `failed` add up to `total`. */
export const progressSchema = Type.Object({
  slug: Type.String(),
  title: Type.String(),
  state: Type.String(),
  rehearsal,
  wave: Type.Integer(),
  fieldTime: moment('Field time of this answer.'),
  responseClosesAt: moment('Field time.'),
  fieldClosed: Type.Boolean(),
  sendingStopped: Type.Boolean(),
  counts: Type.Object({
    total: count,
    waiting: count,
    inFlight: count,
    confirmed: count,
    uncertain: count,
    failed: count,
    bounced: Type.Integer({ minimum: 0, description: 'Of `confirmed`: letters by mail that came back for good.' }),
    answeredByPerson: count,
    answeredByMachineOnly: count,
  }),
  events: Type.Array(
    Type.Object({
      at: moment('Field time.'),
      source: Type.Enum(['attempt', 'message']),
      kind: Type.String(),
      inquiryId: Type.String(),
      studio: Type.String(),
    }),
  ),
  processes: Type.Array(signSchema, { description: 'alive: seen within the last 30 seconds of machine time.' }),
  mailboxes: Type.Array(signSchema, { description: 'alive: read within the last 10 minutes of machine time.' }),
});
export type Progress = Static<typeof progressSchema>;

const EVENTS_SHOWN = 20;
const PROCESS_SECONDS = 30;
const MAILBOX_SECONDS = 600;

/** Progress of a campaign's latest wave. */
export async function readProgress(
  db: Database,
  slug: string,
): Promise<Progress | 'CAMPAIGN_UNKNOWN' | 'WAVE_UNKNOWN'> {
  const campaign = await findCampaign(db, slug);
  if (campaign === null) return 'CAMPAIGN_UNKNOWN';
  const [wave] = await wavesOf(db, campaign.id);
  if (wave === undefined) return 'WAVE_UNKNOWN';
  const signs = await signsNow(db);
  const { title, state, rehearsal: rehearsed } = campaign;
  return {
    slug,
    title,
    state,
    rehearsal: rehearsed,
    wave: wave.number,
    fieldTime: (await fieldTime(db)).now.toISOString(),
    responseClosesAt: wave.responseClosesAt.toISOString(),
    fieldClosed: wave.fieldClosedAt !== null,
    sendingStopped: (await readSwitch(db)).stopped,
    counts: await progressCounts(db, wave.id),
    events: (await lastEvents(db, wave.id, EVENTS_SHOWN)).map((event) => ({ ...event, at: event.at.toISOString() })),
    ...signs,
  };
}

/** Signs of life of processes and mailboxes, whatever the campaign. */
export async function signsNow(db: Database): Promise<Pick<Progress, 'processes' | 'mailboxes'>> {
  const signs = await signsOfLife(db);
  return {
    processes: signs.processes.map((sign) => withLife(sign, PROCESS_SECONDS)),
    mailboxes: signs.mailboxes.map((sign) => withLife(sign, MAILBOX_SECONDS)),
  };
}

function withLife(sign: Sign, within: number): Sign & { alive: boolean } {
  return { ...sign, alive: sign.secondsAgo !== null && sign.secondsAgo <= within };
}
