/** Signatures of webhooks, each as its provider computes it; every comparison takes the same time whatever differs. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Fields of a form body in the order in which they came. */
export type FormFields = URLSearchParams;

/** Compares digests of both, so that neither length nor content shows in the time it takes. */
export function sameText(given: string, expected: string): boolean {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Which fields Zadarma signs, by event; the rest are signed like the beginning of an incoming call. */
const zadarmaFields: ReadonlyMap<string, readonly string[]> = new Map([
  ['NOTIFY_ANSWER', ['caller_id', 'destination', 'call_start']],
  ['NOTIFY_OUT_START', ['internal', 'destination', 'call_start']],
  ['NOTIFY_OUT_END', ['internal', 'destination', 'call_start']],
  ['NOTIFY_RECORD', ['pbx_call_id', 'call_id_with_rec']],
]);

/** Header `Signature`: base64 of the hexadecimal HMAC-SHA1 of some fields, by Zadarma's own PHP client. */
export function zadarmaSignature(fields: FormFields, secret: string): string {
  const names = zadarmaFields.get(fields.get('event') ?? '') ?? ['caller_id', 'called_did', 'call_start'];
  const signed = names.map((name) => fields.get(name) ?? '').join('');
  return Buffer.from(createHmac('sha1', secret).update(signed).digest('hex')).toString('base64');
}

/** Field `sign`: SHA-256 of key, raw JSON and salt, in hexadecimal (Mango Office, VPBX API). */
export function mangoSignature(json: string, apiKey: string, salt: string): string {
  return createHash('sha256').update(`${apiKey}${json}${salt}`).digest('hex');
}

/** Header `X-Twilio-Signature`: base64 of the HMAC-SHA1 of the address and the sorted fields, names and values joined (Twilio, security). */
export function twilioSignature(url: string, fields: FormFields, authToken: string): string {
  const names = [...new Set(fields.keys())].toSorted();
  const signed = names.map((name) =>
    [...new Set(fields.getAll(name))]
      .toSorted()
      .map((value) => name + value)
      .join(''),
  );
  return createHmac('sha1', authToken)
    .update(url + signed.join(''))
    .digest('base64');
}

/** Our own: HMAC-SHA256 of "seconds.body" in hexadecimal, in a header `t=<seconds since 1970>,v1=<signature>`. */
export function genericSignature(seconds: number, body: Uint8Array, secret: string): string {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');
}

/** Seconds by which the clock of a sender may differ from ours, and for which a copy of a request is still let in. */
export const replayWindowSeconds = 300;

/** @param now machine time */
export function checkGeneric(
  header: string,
  body: Uint8Array,
  secret: string,
  now: Date,
): 'good' | 'signature_wrong' | 'too_old' {
  const [, seconds = '', signature = ''] = /^t=(\d{1,12}),\s?v1=([0-9a-f]{64})$/u.exec(header.trim()) ?? [];
  if (!sameText(signature, genericSignature(Number(seconds), body, secret))) return 'signature_wrong';
  return Math.abs(now.getTime() / 1000 - Number(seconds)) <= replayWindowSeconds ? 'good' : 'too_old';
}
