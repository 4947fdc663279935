import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSuppression } from '../../../services/design/campaigns/add-suppression.ts';
import {
  proveAuditRequest,
  requestAudit,
  withdrawAuditRequest,
} from '../../../services/design/volunteers/request-audit.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';

let clone: TestDatabase;
let db: Database;
const now = new Date('2031-03-03T06:00:00Z');
beforeAll(async () => {
  clone = await cloneDatabase();
  db = openDatabase(clone.url);
});
afterAll(async () => {
  await db.destroy();
  await clone.drop();
});

const ask = (domain: string, email = `office@${domain}`) => requestAudit(db, { domain, email, language: 'ru', now });
const prove = (domain: string, email = `office@${domain}`) =>
  proveAuditRequest(db, { domain, email, proof: 'mail', now });

describe('a studio that asks to be audited', () => {
  it('is noted once, whatever page of its site it names', async () => {
    expect(await ask('asks.example')).toEqual({ kind: 'noted', domain: 'asks.example' });
    expect(await ask('www.asks.example', 'office@asks.example')).toEqual({
      kind: 'asked_before',
      domain: 'asks.example',
    });
  });

  it('is not kept out by a stranger who asked in its name', async () => {
    await ask('named.example', 'stranger@elsewhere.example');
    expect(await ask('named.example')).toMatchObject({ kind: 'noted' });
    expect(await prove('named.example')).toBe('proved');
    expect(await prove('named.example', 'stranger@elsewhere.example')).toBe('proved_before');
    expect(await ask('named.example', 'third@elsewhere.example')).toMatchObject({ kind: 'asked_before' });
  });

  it('stays opted out when it had asked never to be contacted', async () => {
    await addSuppression(db, { domain: 'gone.example', reason: 'asked', actor: 'test' });
    expect(await ask('gone.example')).toEqual({ kind: 'opted_out', domain: 'gone.example' });
  });

  it('may take the request back and ask again', async () => {
    await ask('wavers.example');
    expect(await withdrawAuditRequest(db, { domain: 'wavers.example', now })).toBe(true);
    expect(await withdrawAuditRequest(db, { domain: 'wavers.example', now })).toBe(false);
    expect(await prove('wavers.example')).toBe('unknown');
    expect(await ask('wavers.example')).toMatchObject({ kind: 'noted' });
  });

  it('is asked for a domain and an address that can exist', async () => {
    expect(await ask('localhost')).toEqual({ kind: 'refused', why: 'domain_invalid' });
    for (const email of ['nobody', 'a@b', 'a b@c.example', `${'x'.repeat(300)}@c.example`])
      expect(await ask('c.example', email)).toEqual({ kind: 'refused', why: 'email_invalid' });
  });

  it('cannot be struck from the list or made another’s', async () => {
    await ask('kept.example');
    const change = db.updateTable('audit_requests').set({ email: 'x@y.example' }).where('domain', '=', 'kept.example');
    await expect(change.execute()).rejects.toThrow('never changed');
    await expect(db.deleteFrom('audit_requests').execute()).rejects.toThrow('never changed');
  });
});
