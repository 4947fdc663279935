import type { Database } from '../../../platform/database/connect.ts';
import { storeMessage } from '../../messengers/store-message.ts';
import { concernsUs } from '../import-calls.ts';
import { settleSource } from '../settle-source.ts';
import { personaNumbers, studioNumbers } from '../store/known-numbers.ts';
import { storeCall } from '../store-call.ts';
import { type GenericReading, readGeneric } from './generic-event.ts';
import type { HookSource } from './hook-source.ts';
import { readMango, readTwilio, readZadarma } from './provider-events.ts';
import { checkGeneric, mangoSignature, sameText, twilioSignature, zadarmaSignature } from './signatures.ts';

/** A request as it came. `event`: last part of the address (Mango names its events there); `query`: with its question mark, or empty. */
export type HookRequest = {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
  readonly event: string;
  readonly query: string;
};

export type HookReceived =
  | { readonly kind: 'stored' }
  /** This source told of it before; nothing was changed. */
  | { readonly kind: 'known' }
  /** A true event that makes no call: the beginning of one, or a recording. */
  | { readonly kind: 'nothing' }
  /** Between numbers of no persona and no studio. */
  | { readonly kind: 'not_ours' }
  | { readonly kind: 'signature_wrong' }
  | { readonly kind: 'too_old' }
  | { readonly kind: 'unreadable'; readonly at: string }
  /** The source was imported with another zone or country before. */
  | { readonly kind: 'settings_differ' };

/**
 * Takes one event in. The same event again, or events in another order, leave the same facts: only the end of a call is stored, once by
 * its id.
 * @param now machine time, for the replay window of the generic hook
 */
export async function receiveHook(
  db: Database,
  source: HookSource,
  request: HookRequest,
  now: Date,
): Promise<HookReceived> {
  const reading = readSigned(source, request, now);
  if (reading.kind !== 'call' && reading.kind !== 'message') return reading;
  const by = `hook ${source.name}`;
  const settled = await settleSource(db, source.name, source.settings, by);
  if ('kind' in settled) return { kind: 'settings_differ' };
  if (reading.kind === 'call' && !concernsUs(reading.call, await personaNumbers(db), await studioNumbers(db)))
    return { kind: 'not_ours' };
  const stored = await db.transaction().execute(async (tx) => {
    if (reading.kind === 'call') return (await storeCall(tx, { source: source.name, call: reading.call, by })) !== null;
    return (await storeMessage(tx, { source: source.name, message: reading.message, by })) !== null;
  });
  return { kind: stored ? 'stored' : 'known' };
}

type Refused = Extract<HookReceived, { kind: 'signature_wrong' | 'too_old' }>;

/** Nothing of a request is read before its signature was found to be right. */
export function readSigned(source: HookSource, request: HookRequest, now: Date): GenericReading | Refused {
  const header = (name: string): string => String(request.headers[name] ?? '');
  const fields = new URLSearchParams(source.provider === 'generic' ? '' : Buffer.from(request.body).toString('utf8'));
  const wrong: Refused = { kind: 'signature_wrong' };
  switch (source.provider) {
    case 'zadarma':
      if (!sameText(header('signature'), zadarmaSignature(fields, source.secret))) return wrong;
      return readZadarma(fields, source.settings);
    case 'mango': {
      const json = fields.get('json') ?? '';
      const ownKey = sameText(fields.get('vpbx_api_key') ?? '', source.apiKey);
      const signed = sameText(fields.get('sign') ?? '', mangoSignature(json, source.apiKey, source.secret));
      return ownKey && signed ? readMango(request.event, json, source.settings) : wrong;
    }
    case 'twilio': {
      const expected = twilioSignature(source.publicUrl + request.query, fields, source.secret);
      return sameText(header('x-twilio-signature'), expected) ? readTwilio(fields, source.settings) : wrong;
    }
    case 'generic': {
      const checked = checkGeneric(header('x-zerkalo-signature'), request.body, source.secret, now);
      return checked === 'good' ? readGeneric(request.body, source.settings) : { kind: checked };
    }
  }
}
