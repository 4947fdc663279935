/** Directions as seen from our exchange: inbound is a call to us. */
export const callDirections = ['inbound', 'outbound'] as const;
export type CallDirection = (typeof callDirections)[number];

export const callDispositions = ['answered', 'no_answer', 'busy', 'failed'] as const;
export type CallDisposition = (typeof callDispositions)[number];

/**
 * One call: numbers in E.164 (null: withheld, or no telephone number), instants of field time, `billsec` seconds of talk.
 * `externalId` is the exchange's own and never means another call of the same source. There is no recording (rule E14).
 */
export type Call = {
  readonly externalId: string;
  readonly direction: CallDirection;
  readonly fromE164: string | null;
  readonly toE164: string | null;
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date;
  readonly billsec: number;
  readonly disposition: CallDisposition;
};

/** A line that was left out, counted from 1, which column was wrong (empty: the line as a whole), and why. */
export type CallFault = { readonly line: number; readonly column: string; readonly reason: CallFaultReason };
export type CallFaultReason =
  | 'quotes_open'
  | 'columns_wrong'
  | 'line_too_long'
  | 'id_unreadable'
  | 'time_unreadable'
  | 'time_order'
  | 'disposition_unknown'
  | 'direction_unknown'
  | 'seconds_unreadable'
  | 'known_with_other_facts';

/** Local clock and home country of an exchange: what its export leaves out. */
export type ExchangeSettings = { readonly timeZone: string; readonly country: string };

/** Who called us, or whom we called: the number that may be a studio's. */
export function otherNumber({
  direction,
  fromE164,
  toE164,
}: Pick<Call, 'direction' | 'fromE164' | 'toE164'>): string | null {
  return direction === 'inbound' ? fromE164 : toE164;
}

/** The number on our side, which may be a persona's. */
export function ownNumber({
  direction,
  fromE164,
  toE164,
}: Pick<Call, 'direction' | 'fromE164' | 'toE164'>): string | null {
  return direction === 'inbound' ? toE164 : fromE164;
}
