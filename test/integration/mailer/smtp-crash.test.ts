import { afterAll, beforeAll, expect, test } from 'vitest';
import { smtpCrashTrial } from '../../crash/smtp/trial.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database?.drop());

// First letters die in the crash matrix; a debrief carries a link of its own for each try.
test('senders of debriefs that are killed around DATA leave no letter twice, resend none in doubt, and lose none that never left', {
  timeout: 200_000,
}, async () => {
  const { above, resent, unarmed, unarmedDelivered, uncertain, uncertainArrived, escaped, kills } =
    await smtpCrashTrial(database.url, 8, 4, { step: 'debrief' });
  expect({ above, resent }).toEqual({ above: 0, resent: 0 });
  expect(unarmedDelivered).toBe(unarmed);
  expect(uncertainArrived).toBeLessThanOrEqual(uncertain);
  expect(unarmed).toBeGreaterThan(0);
  expect(uncertain).toBeGreaterThan(0);
  expect(Object.values(kills).reduce((sum, one) => sum + one, escaped)).toBe(8);
});
