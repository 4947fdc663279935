import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HookSource } from '../../../services/inbox/calls/hooks/hook-source.ts';
import { type HookRequest, readSigned } from '../../../services/inbox/calls/hooks/receive-hook.ts';
import {
  genericSignature,
  mangoSignature,
  twilioSignature,
  zadarmaSignature,
} from '../../../services/inbox/calls/hooks/signatures.ts';

const settings = { timeZone: 'Europe/Moscow', country: 'RU' };
const secret = 'a-secret-of-the-test';
const now = new Date('2026-10-06T07:20:00Z');
const base = { name: 'source', settings, secret };
const zadarma: HookSource = { ...base, provider: 'zadarma' };
const mango: HookSource = { ...base, provider: 'mango', apiKey: 'key-of-the-test' };
const twilio: HookSource = { ...base, provider: 'twilio', publicUrl: 'https://audit.example/api/v1/hooks/source' };
const generic: HookSource = { ...base, provider: 'generic' };

const request = (fields: Record<string, string>, given: Partial<HookRequest> = {}): HookRequest => ({
  headers: {},
  body: Buffer.from(new URLSearchParams(fields).toString()),
  event: '',
  query: '',
  ...given,
});

const ended = {
  event: 'NOTIFY_END',
  caller_id: '+78121234501',
  called_did: '78120000101',
  call_start: '2026-10-06 10:15:00',
  pbx_call_id: 'in_aa01',
  duration: '192',
  disposition: 'answered',
  call_id_with_rec: '1791271000.1001',
  is_recorded: '1',
};
const zadarmaRequest = (fields: Record<string, string>, key = secret): HookRequest =>
  request(fields, { headers: { signature: zadarmaSignature(new URLSearchParams(fields), key) } });
const summary = JSON.stringify({
  entry_id: 'MTAwMDAwMDAwMQ==',
  call_direction: 1,
  from: { number: '78121234501' },
  to: { extension: '101', number: '78120000101' },
  line_number: '78120000101',
  create_time: 1_791_270_900,
  forward_time: 1_791_270_901,
  talk_time: 1_791_270_908,
  end_time: 1_791_271_100,
  entry_result: 1,
  disconnect_reason: 1110,
});
const mangoRequest = (json: string, key = 'key-of-the-test', salt = secret, event = 'summary'): HookRequest =>
  request({ vpbx_api_key: key, sign: mangoSignature(json, key, salt), json }, { event });
const completed = {
  CallSid: 'CA01',
  CallStatus: 'completed',
  From: '+78121234501',
  To: '+78120000101',
  Direction: 'inbound',
  CallDuration: '192',
  Timestamp: 'Tue, 06 Oct 2026 07:18:12 +0000',
  RecordingUrl: 'https://recordings.example/1',
};
const twilioRequest = (
  fields: Record<string, string>,
  key = secret,
  url = twilio.provider === 'twilio' ? twilio.publicUrl : '',
): HookRequest =>
  request(fields, { headers: { 'x-twilio-signature': twilioSignature(url, new URLSearchParams(fields), key) } });
const event = {
  kind: 'call',
  id: 'e-1',
  direction: 'inbound',
  from: '+7 812 123-45-01',
  to: '+78120000101',
  startedAt: '2026-10-06T10:15:00+03:00',
  answeredAt: '2026-10-06T07:15:08Z',
  endedAt: '2026-10-06T07:18:20Z',
  disposition: 'answered',
  recordingUrl: 'https://recordings.example/2',
};
function genericRequest(value: unknown, key = secret, at = now): HookRequest {
  const body = Buffer.from(JSON.stringify(value));
  const seconds = at.getTime() / 1000;
  return {
    headers: { 'x-zerkalo-signature': `t=${seconds},v1=${genericSignature(seconds, body, key)}` },
    body,
    event: '',
    query: '',
  };
}

describe('signatures', () => {
  test('are those of the providers’ own words', () => {
    const signed = '+7812123450178120000101' + '2026-10-06 10:15:00';
    const hex = createHmac('sha1', secret).update(signed).digest('hex');
    expect(zadarmaSignature(new URLSearchParams(ended), secret)).toBe(Buffer.from(hex).toString('base64'));
    // Example of Twilio's documentation on security.
    const fields = new URLSearchParams({
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675309',
      Digits: '1234',
      From: '+14158675309',
      To: '+18005551212',
    });
    expect(twilioSignature('https://mycompany.com/myapp.php?foo=1&bar=2', fields, '12345')).toBe(
      'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    );
  });
  const good = [
    ['zadarma', zadarma, zadarmaRequest(ended), zadarmaRequest(ended, 'another-secret-here')],
    ['mango', mango, mangoRequest(summary), mangoRequest(summary, 'key-of-the-test', 'another-salt-here')],
    ['mango with another key', mango, mangoRequest(summary), mangoRequest(summary, 'another-key', secret)],
    ['twilio', twilio, twilioRequest(completed), twilioRequest(completed, 'another-token-here')],
    [
      'twilio at another address',
      twilio,
      twilioRequest(completed),
      twilioRequest(completed, secret, 'https://else.example/'),
    ],
    ['generic', generic, genericRequest(event), genericRequest(event, 'another-secret-here')],
  ] as const;
  test.each(good)('%s: the right key is let in, a wrong one is not', (_, source, right, wrong) => {
    expect(readSigned(source, right, now)).toMatchObject({ kind: 'call' });
    expect(readSigned(source, wrong, now)).toEqual({ kind: 'signature_wrong' });
  });
  test.each(good)('%s: a body that was changed, or a signature left out, is not let in', (_, source, right) => {
    const changed = {
      ...right,
      body: Buffer.from(right.body.toString().replace('78121234501', '78121234502').replace('123-45-01', '123-45-02')),
    };
    expect(readSigned(source, changed, now)).toEqual({ kind: 'signature_wrong' });
    const bare =
      source.provider === 'mango' ? { ...right, body: Buffer.from('json=%7B%7D') } : { ...right, headers: {} };
    expect(readSigned(source, bare, now)).toEqual({ kind: 'signature_wrong' });
  });
  test('of the generic hook hold for five minutes, before and after', () => {
    const at = (seconds: number) =>
      readSigned(generic, genericRequest(event, secret, new Date(now.getTime() + seconds * 1000)), now).kind;
    expect([-301, -300, 0, 300, 301].map(at)).toEqual(['too_old', 'call', 'call', 'call', 'too_old']);
  });
  test('whatever comes unsigned, nothing of it is read', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(zadarma, mango, twilio, generic),
        fc.uint8Array({ maxLength: 300 }),
        fc.string(),
        (source, body, header) => {
          const headers = { signature: header, 'x-twilio-signature': header, 'x-zerkalo-signature': header };
          expect(readSigned(source, { headers, body, event: 'summary', query: '' }, now)).toEqual({
            kind: 'signature_wrong',
          });
        },
      ),
    );
  });
});

describe('what events tell', () => {
  const told = {
    direction: 'inbound',
    fromE164: '+78121234501',
    toE164: '+78120000101',
    billsec: 192,
    disposition: 'answered',
  };
  test.each([
    ['zadarma', zadarma, zadarmaRequest(ended), 'in_aa01'],
    ['mango', mango, mangoRequest(summary), 'MTAwMDAwMDAwMQ=='],
    ['twilio', twilio, twilioRequest(completed), 'CA01'],
    ['generic', generic, genericRequest(event), 'e-1'],
  ] as const)(
    '%s: the end of a call is the call, and nothing of its recording is kept',
    (_, source, right, externalId) => {
      const reading = readSigned(source, right, now);
      expect(reading).toMatchObject({ kind: 'call', call: { externalId, ...told } });
      expect(JSON.stringify(reading)).not.toMatch(/record|1791271000/iu);
    },
  );
  test('beginnings, answers and recordings make no call', () => {
    for (const name of ['NOTIFY_START', 'NOTIFY_INTERNAL', 'NOTIFY_ANSWER', 'NOTIFY_RECORD'])
      expect(readSigned(zadarma, zadarmaRequest({ ...ended, event: name }), now)).toEqual({ kind: 'nothing' });
    expect(readSigned(mango, mangoRequest(summary, 'key-of-the-test', secret, 'call'), now)).toEqual({
      kind: 'nothing',
    });
    expect(readSigned(twilio, twilioRequest({ ...completed, CallStatus: 'ringing' }), now)).toEqual({
      kind: 'nothing',
    });
  });
  test.each([
    [zadarma, zadarmaRequest({ ...ended, duration: 'long' }), 'duration'],
    [zadarma, zadarmaRequest({ ...ended, call_start: 'soon' }), 'call_start'],
    [mango, mangoRequest('{"entry_id":"a","call_direction":1}'), 'create_time'],
    [mango, mangoRequest('['), 'entry_id'],
    [twilio, twilioRequest({ ...completed, Timestamp: '' }), 'Timestamp'],
    [generic, genericRequest({ ...event, startedAt: '2026-10-06T10:15:00' }), 'startedAt'],
    [generic, genericRequest({ kind: 'call' }), 'body'],
  ] as const)('an event that cannot be read names its field', (source, sent, at) => {
    expect(readSigned(source, sent, now)).toEqual({ kind: 'unreadable', at });
  });
  test('a message of a messenger keeps its name there, or its number', () => {
    const message = {
      kind: 'message',
      id: 'm-1',
      channel: 'telegram',
      direction: 'inbound',
      from: '@North_Studio',
      to: '+78120000101',
      sentAt: '2026-10-06T07:15:00Z',
      text: 'Здравствуйте!',
    };
    expect(readSigned(generic, genericRequest(message), now)).toMatchObject({
      kind: 'message',
      message: { theirs: 'telegram:north_studio', oursE164: '+78120000101' },
    });
    expect(
      readSigned(generic, genericRequest({ ...message, channel: 'sms', from: '8 812 123-45-01' }), now),
    ).toMatchObject({ message: { theirs: '+78121234501' } });
  });
});
