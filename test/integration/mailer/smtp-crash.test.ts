import { afterAll, beforeAll, expect, test } from 'vitest';
import { smtpCrashTrial } from '../../crash/smtp/trial.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';

const databases: TestDatabase[] = [];
beforeAll(async () => {
  databases.push(await cloneDatabase(), await cloneDatabase());
});
afterAll(() => Promise.all(databases.map((one) => one.drop())));

test.each([
  ['inquiries', 'inquiry', 0],
  ['debriefs', 'debrief', 1],
] as const)(
  'senders of %s that are killed around DATA leave no letter twice, resend none in doubt, and lose none that never left',
  {
    timeout: 200_000,
  },
  async (_, step, place) => {
    const { above, resent, unarmed, unarmedDelivered, uncertain, uncertainArrived, escaped, kills } =
      await smtpCrashTrial(databases[place]?.url ?? '', 8, 4, { step });
    expect({ above, resent }).toEqual({ above: 0, resent: 0 });
    expect(unarmedDelivered).toBe(unarmed);
    expect(uncertainArrived).toBeLessThanOrEqual(uncertain);
    expect(unarmed).toBeGreaterThan(0);
    expect(uncertain).toBeGreaterThan(0);
    expect(Object.values(kills).reduce((sum, one) => sum + one, escaped)).toBe(8);
  },
);
