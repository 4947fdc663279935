import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAttempt } from '../../../services/field/attempts/run-attempt.ts';
import { debriefScene, refuseForEver, sayReason } from '../../../services/field/follow-ups/answer-debrief.ts';
import { burdenOfCampaign } from '../../../services/field/follow-ups/burden-of-campaign.ts';
import { debriefOfWave } from '../../../services/field/follow-ups/debrief-of-wave.ts';
import { openDebrief } from '../../../services/field/follow-ups/open-debrief.ts';
import { planFollowUps } from '../../../services/field/follow-ups/plan-follow-ups.ts';
import { closeCampaign, closeSilence } from '../../../services/field/inquiries/run-campaign.ts';
import { carryByMail } from '../../../services/field/mailer/carry-by-mail.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { freePort } from '../../../services/platform/free-port.ts';
import type { InquiryId } from '../../../services/platform/ids.ts';
import { openLog } from '../../../services/platform/log.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { saidReasons } from '../../../services/releases/report/store/said-reasons.ts';
import {
  attemptsOf,
  contact,
  days,
  decisionOf,
  type FieldDesk,
  type Fielded,
  inquiryOf,
  noteNow,
  openFieldDesk,
} from './field-desk.ts';

let desk: FieldDesk;
let db: Database;
let home: string;
let server: SMTPServer;
let port: number;
const received: { to: string; mail: Email }[] = [];
const publicUrl = 'https://audit.example/';
beforeAll(async () => {
  desk = await openFieldDesk();
  db = desk.db;
  home = await mkdtemp(join(tmpdir(), 'zerkalo-debrief-'));
  port = await freePort();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const mail = await PostalMime.parse(new Uint8Array(Buffer.concat(chunks)));
        received.push({ to: envelope.rcptTo[0]?.address ?? '', mail });
        done(null, 'queued');
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve));
  await desk.close();
  await rm(home, { recursive: true, force: true });
});

const withoutNudge = (source: string): string => source.replace(/nudge: \{[^}]+\}/u, 'nudge: null');
const freeze = ({ waveId }: Fielded) =>
  sql`update waves set field_closed_at = field_now() where id = ${waveId}`.execute(db);
const open = (field: Fielded) => openDebrief(db, { ...field, publicUrl });

/** A campaign whose silence stage is over: each of `answered` studios answered and was thanked. */
async function silenceOver(zone: string, studios: number, answered: number): Promise<Fielded> {
  const field = await desk.fielded(zone, { studios, edit: withoutNudge });
  for (const { inquiryId } of field.inquiries.slice(0, answered))
    await noteNow(db, inquiryId, { kind: 'human_decline' });
  await desk.pass(days(40));
  await freeze(field);
  await closeSilence(db, { ...field, reason: 'end of a test' });
  await planFollowUps(db, 100);
  await desk.pass(days(7));
  for (const { inquiryId } of field.inquiries.slice(0, answered)) {
    const [close] = await attemptsOf(db, inquiryId, 'close');
    if (close !== undefined) await contact(db, close.attemptId);
  }
  return field;
}

/** Runs the debrief of an inquiry as a worker would; the letter that arrived, if one did. */
async function send(inquiryId: InquiryId, url: string | undefined = publicUrl) {
  const [planned] = await attemptsOf(db, inquiryId, 'debrief');
  if (planned === undefined) throw new Error('no debrief was planned');
  const masterKeys = await openMasterKeys(join(home, 'master.key'));
  const smtp = { host: '127.0.0.1', port, secure: false, user: '', password: '' };
  const mail = carryByMail({ db, masterKeys, directory: join(home, 'evidence'), smtp, map: [], publicUrl: url });
  const before = received.length;
  const worker = { db, log: openLog('test', 'silent'), worker: 'worker-1', carriers: { form: mail, mail } };
  await runAttempt(worker, planned.attemptId);
  const [attempt] = await attemptsOf(db, inquiryId, 'debrief');
  return { attempt, letter: received[before], attemptId: planned.attemptId };
}
const tokenIn = (text: string | undefined): string => /\/debrief\/([A-Za-z0-9_-]{43})/u.exec(text ?? '')?.[1] ?? '';

describe('the debrief', () => {
  it('tells nobody anything before the responses are frozen and the silence stage is over', async () => {
    const field = await desk.fielded('early.test', { studios: 1, edit: withoutNudge });
    const { inquiryId } = inquiryOf(field);
    expect(await open(field)).toEqual({ kind: 'refused', why: 'field_open' });
    await desk.pass(days(40));
    await freeze(field);
    expect(await open(field)).toEqual({ kind: 'refused', why: 'silence_stage_open' });
    const byHand = sql`update waves set debrief_opened_at = field_now() where id = ${field.waveId}`.execute(db);
    await expect(byHand).rejects.toThrow('waves_debrief_after_the_freeze');
    const decided = sql`insert into follow_ups (inquiry_id, step, decision, why, carried_by, subject, body, decided_at)
      values (${inquiryId}, 'debrief', 'planned', 'silent', 'mail', 'x', 'y', field_now())`.execute(db);
    await expect(decided).rejects.toThrow('may not be debriefed');
    await closeSilence(db, { ...field, reason: 'end of a test' });
    expect(await openDebrief(db, { ...field, publicUrl: undefined })).toMatchObject({ why: 'public_url_missing' });
    expect(await open(field)).toEqual({ kind: 'opened' });
    expect(await open(field)).toEqual({ kind: 'already_opened' });
  });

  it('goes once to each studio that was written to, after its thanks, and asks only the silent why', async () => {
    const field = await silenceOver('told.test', 2, 1);
    const [answered, silent] = field.inquiries;
    if (!answered || !silent) throw new Error('two studios were asked for');
    await planFollowUps(db, 100);
    expect(await attemptsOf(db, silent.inquiryId, 'debrief')).toEqual([]);
    await open(field);
    expect(await closeCampaign(db, field)).toEqual({ kind: 'refused', why: 'debrief_owed', open: 2 });
    await Promise.all([planFollowUps(db, 100), planFollowUps(db, 100)]);
    await planFollowUps(db, 100);
    expect(await decisionOf(db, answered.inquiryId, 'debrief')).toBe('planned: answered');
    expect(await decisionOf(db, silent.inquiryId, 'debrief')).toBe('planned: silent');
    await desk.pass(days(7));
    const asked = await send(silent.inquiryId);
    expect(asked.attempt).toMatchObject({ state: 'confirmed', reason: 'smtp_250' });
    const { subject, text = '', from } = asked.letter?.mail ?? {};
    expect(subject).toMatch(/^О нашем обращении от 2031-\d\d-\d\d: это было исследование$/u);
    expect(from?.name).toBe('Репетиция на десяти студиях');
    for (const said of [
      'скажите одним нажатием',
      'навсегда отказаться',
      'https://audit.example/studio',
      'Такого человека нет',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('[[');
    const told = await send(answered.inquiryId);
    expect(told.letter?.mail.text).not.toContain('скажите одним нажатием');
    expect(told.letter?.mail.text).toContain('навсегда отказаться');
    expect(tokenIn(told.letter?.mail.text)).not.toBe(tokenIn(text));
    await runAgain(asked.attemptId);
    expect(received.filter(({ to }) => to.endsWith(silent.domain))).toHaveLength(1);
    // Neither the secret nor the letter with it stands in the database.
    const { rows } = await sql<{ found: number }>`select count(*)::int as found from follow_ups
      where body like ${`%${tokenIn(text)}%`}`.execute(db);
    expect(rows[0]?.found).toBe(0);
    const burden = await burdenOfCampaign(db, field.campaignId);
    expect(burden.debrief).toMatchObject({ contacts: 2 });
    expect(burden.steps.map(({ step }) => step)).toEqual(['inquiry']);
    expect(await closeCampaign(db, field)).toEqual({ kind: 'closed' });
  });

  it('keeps why a studio was silent, the latest word counting, and looking at the page keeps nothing', async () => {
    const field = await silenceOver('why.test', 3, 0);
    await open(field);
    await planFollowUps(db, 100);
    await desk.pass(days(7));
    const [one, two, three] = field.inquiries;
    if (!one || !two || !three) throw new Error('three studios were asked for');
    const token = tokenIn((await send(one.inquiryId)).letter?.mail.text);
    expect(await debriefScene(db, token)).toMatchObject({ domain: one.domain, silent: true, reason: null });
    expect(await debriefScene(db, `${token.slice(1)}A`)).toBeNull();
    expect(await sayReason(db, token, { reason: 'bored', text: '' })).toBe('reason_missing');
    expect(await sayReason(db, token, { reason: 'other', text: ' ' })).toBe('text_missing');
    expect(await sayReason(db, token, { reason: 'overlooked', text: '' })).toBe('said');
    expect(await sayReason(db, token, { reason: 'overlooked', text: '' })).toBe('said');
    expect(await sayReason(db, token, { reason: 'spam', text: 'в спаме' })).toBe('said');
    const second = tokenIn((await send(two.inquiryId)).letter?.mail.text);
    expect(await sayReason(db, second, { reason: 'policy', text: '' })).toBe('said');
    expect(await refuseForEver(db, second)).toBe(true);
    // Three answers by mail; it is given to the inquiry, and no answer to the inquiry's own question.
    await send(three.inquiryId);
    await noteNow(db, three.inquiryId);
    const facts = await debriefOfWave(db, field.waveId);
    expect(facts).toMatchObject({
      ...{ contacted: 3, confirmed: 3, uncertain: 0, notSent: 0, silent: 3, silentTold: 3, answeredByMail: 1 },
      ...{ optedOut: 1, gaveReason: 2, unseen: 1 },
    });
    expect(facts.reasons.filter(({ studios }) => studios > 0)).toEqual([
      { reason: 'spam', studios: 1 },
      { reason: 'policy', studios: 1 },
    ]);
    expect(await saidReasons(db, field.waveId)).toEqual(
      [
        { inquiryId: one.inquiryId, reason: 'spam' },
        { inquiryId: two.inquiryId, reason: 'policy' },
      ].toSorted((a, b) => (a.inquiryId < b.inquiryId ? -1 : 1)),
    );
    const kept = await db
      .selectFrom('debrief_answers')
      .select('reason')
      .where('inquiry_id', '=', one.inquiryId)
      .execute();
    expect(kept.map(({ reason }) => reason)).toEqual(['overlooked', 'spam']);
    await expect(sql`delete from debrief_answers`.execute(db)).rejects.toThrow('are facts');
    expect(await closeCampaign(db, field)).toEqual({ kind: 'closed' });
  });

  it('is held back by an opt-out, by the stop switch and by a wave that still observes the studio', async () => {
    const field = await silenceOver('held.test', 2, 0);
    const [gone, watched] = field.inquiries;
    if (!gone || !watched) throw new Error('two studios were asked for');
    await open(field);
    await planFollowUps(db, 100);
    await desk.pass(days(7));
    await sql`update sending_switch set stopped = true`.execute(db);
    expect((await send(watched.inquiryId)).letter).toBeUndefined();
    await sql`update sending_switch set stopped = false`.execute(db);
    const optOut = { domain: gone.domain, reason: 'asked', created_by: 'test' };
    await db.insertInto('contact_suppressions').values(optOut).execute();
    expect(await send(gone.inquiryId)).toMatchObject({
      attempt: { state: 'not_sent', reason: 'suppressed' },
      letter: undefined,
    });
    // Another wave drew a studio of this one's sample meanwhile: it is told when that wave is over, too.
    const first = await silenceOver('seen.test', 1, 0);
    const later = await desk.fielded('seen.test', {
      studios: 1,
      edit: (source) => withoutNudge(source).replace(/cooldownDays: \d+/u, 'cooldownDays: 0'),
    });
    await open(first);
    await planFollowUps(db, 100);
    expect(await decisionOf(db, inquiryOf(first).inquiryId, 'debrief')).toBeUndefined();
    await desk.pass(days(40));
    await freeze(later);
    await closeSilence(db, { ...later, reason: 'end of a test' });
    await planFollowUps(db, 100);
    expect(await decisionOf(db, inquiryOf(first).inquiryId, 'debrief')).toBe('planned: silent');
  });
});

async function runAgain(attemptId: Parameters<typeof runAttempt>[1]): Promise<void> {
  const masterKeys = await openMasterKeys(join(home, 'master.key'));
  const smtp = { host: '127.0.0.1', port, secure: false, user: '', password: '' };
  const mail = carryByMail({ db, masterKeys, directory: join(home, 'evidence'), smtp, map: [], publicUrl });
  await runAttempt(
    { db, log: openLog('test', 'silent'), worker: 'worker-2', carriers: { form: mail, mail } },
    attemptId,
  );
}
