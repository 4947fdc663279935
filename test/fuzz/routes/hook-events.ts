import { genericEventSchema } from '../../../services/inbox/calls/hooks/generic-event.ts';
import {
  genericSignature,
  mangoSignature,
  twilioSignature,
  zadarmaSignature,
} from '../../../services/inbox/calls/hooks/signatures.ts';
import type { Dice } from '../dice.ts';
import { hostileValue } from '../hostile-values.ts';
import { fittingValue, type Schema } from './schema-value.ts';
import type { FuzzWorld } from './world.ts';

type Event = { readonly url: string; readonly headers: Record<string, string>; readonly body: Buffer };

const PHONES = ['+74950000001', '84950000001', '+4930111', 'anonymous', ''];
const TIMES = ['2026-10-05 12:00:00', '2026-10-05T12:00:00Z', '1791201600', '0'];

/** An event with the right signature of its provider: what is read of it comes after that. */
export function hookEvent(world: FuzzWorld, dice: Dice): Event {
  const spoilt = dice.percent(50);
  const fieldsOf = (usual: Readonly<Record<string, readonly string[]>>): URLSearchParams => {
    const fields = new URLSearchParams();
    for (const [name, values] of Object.entries(usual)) {
      const hostile = spoilt && dice.percent(25);
      fields.set(name, hostile ? String(JSON.stringify(hostileValue(dice))) : dice.pick(values));
    }
    return fields;
  };
  switch (dice.int(4)) {
    case 0:
      return zadarma(fieldsOf, world);
    case 1:
      return mango(fieldsOf, world, dice);
    case 2:
      return twilio(fieldsOf, world);
    default:
      return own(world, dice, spoilt);
  }
}

type FieldsOf = (usual: Readonly<Record<string, readonly string[]>>) => URLSearchParams;
const form = { 'content-type': 'application/x-www-form-urlencoded' };

function zadarma(fieldsOf: FieldsOf, { hookSecret }: FuzzWorld): Event {
  const fields = fieldsOf({
    event: ['NOTIFY_END', 'NOTIFY_OUT_END', 'NOTIFY_ANSWER', 'NOTIFY_RECORD'],
    pbx_call_id: ['a1', 'a2'],
    disposition: ['answered', 'busy', 'no answer'],
    call_start: TIMES,
    duration: ['0', '61', '999999'],
    caller_id: PHONES,
    called_did: PHONES,
    destination: PHONES,
  });
  const headers = { ...form, signature: zadarmaSignature(fields, hookSecret) };
  return { url: '/api/v1/hooks/zadarma', headers, body: Buffer.from(fields.toString()) };
}

function mango(fieldsOf: FieldsOf, { hookSecret }: FuzzWorld, dice: Dice): Event {
  const told = fieldsOf({
    entry_id: ['m1', 'm2'],
    call_direction: ['1', '2', '0'],
    create_time: TIMES,
    end_time: TIMES,
    talk_time: TIMES,
    entry_result: ['1', '0'],
    line_number: PHONES,
  });
  const ends = {
    from: dice.pick([{ number: '+74950000001' }, null, 'x']),
    to: dice.pick([{ number: '+74950000002' }, []]),
  };
  const json = dice.percent(10) ? '{' : JSON.stringify({ ...Object.fromEntries(told), ...ends });
  const fields = new URLSearchParams({ vpbx_api_key: 'key', sign: mangoSignature(json, 'key', hookSecret), json });
  return { url: '/api/v1/hooks/mango/events/summary', headers: { ...form }, body: Buffer.from(fields.toString()) };
}

function twilio(fieldsOf: FieldsOf, { hookSecret }: FuzzWorld): Event {
  const fields = fieldsOf({
    CallStatus: ['completed', 'busy', 'ringing'],
    CallSid: ['CA1', 'CA2'],
    Timestamp: ['Mon, 05 Oct 2026 12:00:00 +0000', ...TIMES],
    CallDuration: ['0', '61', ''],
    Direction: ['inbound', 'outbound-api'],
    From: PHONES,
    To: PHONES,
  });
  const address = 'https://zerkalo.example/api/v1/hooks/twilio';
  const headers = { ...form, 'x-twilio-signature': twilioSignature(address, fields, hookSecret) };
  return { url: '/api/v1/hooks/twilio', headers, body: Buffer.from(fields.toString()) };
}

function own({ known, hookSecret }: FuzzWorld, dice: Dice, spoilt: boolean): Event {
  const event = fittingValue(genericEventSchema as Schema, 'event', dice, known.words) as Record<string, unknown>;
  for (const name of ['startedAt', 'endedAt', 'answeredAt', 'sentAt'])
    if (name in event) event[name] = dice.pick(TIMES);
  if (spoilt) event[dice.pick(Object.keys(event))] = hostileValue(dice);
  const body = Buffer.from(JSON.stringify(event));
  const seconds = Math.floor(Date.now() / 1000) - dice.pick([0, 0, 0, 1_000]);
  const signature = `t=${seconds},v1=${genericSignature(seconds, body, hookSecret)}`;
  const headers = { 'content-type': 'application/json', 'x-zerkalo-signature': signature };
  return { url: '/api/v1/hooks/own', headers, body };
}
