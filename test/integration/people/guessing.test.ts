import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, password, post, signIn } from '../../support/people.ts';
import { type Served, serve } from '../api/serve.ts';

let served: Served;
beforeAll(async () => {
  served = await serve(false, 10_000, { trustedProxies: ['127.0.0.1'] });
  await addPerson(served.db, 'Anna', 'owner');
  await addPerson(served.db, 'Bert', 'viewer');
});
afterAll(async () => served.stop());

const from = async (address: string, name: string, typed: string): Promise<number> =>
  (await post(served.app, '/sign-in', { name, password: typed }, { 'x-forwarded-for': address })).statusCode;
const wrong = async (times: number, address: (n: number) => string, name: string): Promise<number[]> => {
  const codes: number[] = [];
  for (let n = 0; n < times; n++) codes.push(await from(address(n), name, 'wrong wrong wrong'));
  return codes;
};

test('after five wrong passwords even the right one waits at that address, for a name that is known as for one that is not', async () => {
  for (const name of ['Anna', 'nobody@example.org']) {
    expect(await wrong(6, () => '192.0.2.1', name)).toEqual([401, 401, 401, 401, 401, 429]);
  }
  expect(await from('192.0.2.1', 'anna@example.org', password)).toBe(429);
  const { rows } = await sql`select detail from audit_log where action = 'sign_in.held_up'`.execute(served.db);
  expect(rows).toEqual([1, 2].map(() => ({ detail: { of: 'password', address: '192.0.2.1' } })));
  expect(await from('192.0.2.2', 'Anna', password)).toBe(303);
});

test('the wait ends by itself, and a success clears what was counted', async () => {
  await sql`update failed_sign_ins set at = at - interval '16 minutes'`.execute(served.db);
  expect(await from('192.0.2.1', 'Anna', password)).toBe(303);
  expect(await wrong(4, () => '192.0.2.1', 'Anna')).toEqual([401, 401, 401, 401]);
  expect(await from('192.0.2.1', 'Anna', password)).toBe(303);
  expect(await wrong(5, () => '192.0.2.1', 'Anna')).toEqual([401, 401, 401, 401, 401]);
});

test('many addresses against one account are held up, but its person gets in from where he was before', async () => {
  await sql`delete from failed_sign_ins`.execute(served.db);
  expect(await from('198.51.100.7', 'Bert', password)).toBe(303);
  const codes = await wrong(52, (n) => `203.0.113.${n}`, 'Bert');
  expect(codes.filter((code) => code === 401)).toHaveLength(50);
  expect(await from('203.0.113.200', 'Bert', password)).toBe(429);
  expect(await from('198.51.100.7', 'Bert', password)).toBe(303);
});

test('one address cannot go through many accounts', async () => {
  await sql`delete from failed_sign_ins`.execute(served.db);
  await sql`
    insert into failed_sign_ins (account_sha256, address)
    select sha256(n::text::bytea), '192.0.2.9' from generate_series(1, 30) n`.execute(served.db);
  expect(await from('192.0.2.9', 'Anna', password)).toBe(429);
});

test('tries sent at once see each other: no more than five of twenty are looked at', async () => {
  await sql`delete from failed_sign_ins`.execute(served.db);
  const codes = await Promise.all(Array.from({ length: 20 }, () => from('192.0.2.20', 'Anna', 'wrong wrong wrong')));
  expect(codes.filter((code) => code === 401).length).toBeLessThanOrEqual(5);
});

test('the address of a caller is the proxy’s word only where the proxy is trusted', async () => {
  const direct = await serve(false);
  await addPerson(direct.db, 'Anna', 'owner');
  await signIn(direct.app, 'Anna');
  await post(direct.app, '/sign-in', { name: 'Anna', password }, { 'x-forwarded-for': '192.0.2.1' });
  const { rows } = await sql`select distinct address from sessions`.execute(direct.db);
  expect(rows).toEqual([{ address: '127.0.0.1' }]);
  await direct.stop();
});
