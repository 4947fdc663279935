import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settleAttempt } from '../../../services/field/attempts/store/settle.ts';
import { planFollowUps } from '../../../services/field/follow-ups/plan-follow-ups.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import type { AttemptId } from '../../../services/platform/ids.ts';
import { armed, days, type FieldDesk, inquiryOf, noteNow, openFieldDesk } from './field-desk.ts';

let desk: FieldDesk;
let db: Database;
beforeAll(async () => {
  desk = await openFieldDesk();
  db = desk.db;
});
afterAll(() => desk.close());

const unsure = async (zone: string) => inquiryOf(await desk.fielded(zone, { studios: 1, outcome: 'uncertain' }));
const attempt = (id: AttemptId) =>
  db
    .selectFrom('attempts')
    .select(['state', 'reason', 'armed_at', 'delivered_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const lastEvents = (id: AttemptId) =>
  db
    .selectFrom('attempt_events')
    .select(['kind', 'detail'])
    .where('attempt_id', '=', id)
    .orderBy('id', 'desc')
    .limit(2)
    .execute();

describe('an uncertain inquiry', () => {
  it.each(['auto_ack', 'out_of_office', 'human_redirect'] as const)(
    'is confirmed by %s to its alias, with the moment it was armed as delivery',
    async (kind) => {
      const { inquiryId, attemptId } = await unsure(`${kind.replaceAll('_', '-')}.test`);
      await desk.pass(days(2));
      expect(await noteNow(db, inquiryId, { kind })).toMatchObject({ confirmed: 1 });
      const row = await attempt(attemptId);
      expect(row).toMatchObject({ state: 'confirmed', reason: 'acknowledged', delivered_at: row.armed_at });
      expect(await lastEvents(attemptId)).toMatchObject([
        { kind: 'confirmed', detail: { reason: 'acknowledged', evidence: 'E5', by: kind } },
        { kind: 'uncertain' },
      ]);
      expect(await noteNow(db, inquiryId, { kind })).toMatchObject({ confirmed: 0 });
    },
  );

  it.each([
    ['a newsletter to its alias', 'newsletter.test', { kind: 'newsletter' }],
    ['a bounce', 'bounce.test', { kind: 'bounce', final: true }],
    ['an answer that only its domain gives to it', 'domain.test', { method: 'domain' }],
  ] as const)('stays uncertain after %s', async (_, zone, changes) => {
    const { inquiryId, attemptId } = await unsure(zone);
    expect(await noteNow(db, inquiryId, changes)).toMatchObject({ confirmed: 0 });
    expect((await attempt(attemptId)).state).toBe('uncertain');
  });

  it('is confirmed by an acknowledgement that came before its own outcome was known', async () => {
    const field = await desk.fielded('before.test', { studios: 1, outcome: 'uncertain' });
    const { inquiryId, attemptId } = inquiryOf(field);
    await db
      .updateTable('attempts')
      .set({ state: 'planned', reason: null, settled_at: null, armed_at: null })
      .where('id', '=', attemptId)
      .execute();
    const held = await armed(db, attemptId);
    await noteNow(db, inquiryId, { kind: 'auto_ack' });
    await settleAttempt(db, held, { state: 'uncertain', reason: 'timeout' }, {}, null);
    expect((await attempt(attemptId)).state).toBe('uncertain');
    const rounds = await Promise.all([planFollowUps(db, 10), planFollowUps(db, 10)]);
    expect(rounds.reduce((sum, { confirmed }) => sum + confirmed, 0)).toBe(1);
    expect((await attempt(attemptId)).state).toBe('confirmed');
  });
});
