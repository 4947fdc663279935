import type { Call, CallFault, CallFaultReason, ExchangeSettings } from '../call.ts';

/** Longest export that is read, in bytes; the most lines of it, and the longest line in characters. */
export const maxExportBytes = 8_000_000;
export const maxExportLines = 50_000;
export const maxLineLength = 4_000;

/** A call with the line it was read from, counted from 1. */
export type PlacedCall = { readonly line: number; readonly call: Call };

export type ReadExport = {
  /** Lines that are not empty, without the header. */
  readonly lines: number;
  readonly calls: readonly PlacedCall[];
  /** Calls between two extensions of the exchange: other people's business. */
  readonly internal: number;
  readonly faults: readonly CallFault[];
};

/** `isOurs`: whether a number in E.164 belongs to a persona; it tells calls to us from calls of ours. */
export type ExportContext = ExchangeSettings & { readonly isOurs: (e164: string) => boolean };

/** Why a cell was refused, with the column's name as the layout calls it, never with what the file holds. */
export type CellFault = { readonly column: string; readonly reason: CallFaultReason };

export type Leg =
  | PlacedCall
  | { readonly line: number; readonly fault: CellFault }
  | { readonly line: number; readonly internal: true };

/**
 * Puts the lines of an export together. Legs of one call share its id (a ring group rings several telephones): they become one
 * call, answered when one of them was.
 */
export function joinLegs(legs: readonly Leg[]): ReadExport {
  const calls = new Map<string, PlacedCall>();
  const faults: CallFault[] = [];
  let internal = 0;
  for (const leg of legs) {
    if ('fault' in leg) faults.push({ line: leg.line, ...leg.fault });
    else if ('internal' in leg) internal += 1;
    else calls.set(leg.call.externalId, joined(calls.get(leg.call.externalId), leg));
  }
  return { lines: legs.length, calls: [...calls.values()], internal, faults };
}

/** Of an answered leg the telephone that answered; the ringing began with the first leg and the call ended with the last. */
function joined(known: PlacedCall | undefined, leg: PlacedCall): PlacedCall {
  if (known === undefined) return leg;
  const told = known.call.disposition === 'answered' || leg.call.disposition !== 'answered' ? known.call : leg.call;
  const startedAt = new Date(Math.min(known.call.startedAt.getTime(), leg.call.startedAt.getTime()));
  const endedAt = new Date(Math.max(known.call.endedAt.getTime(), leg.call.endedAt.getTime()));
  return { line: known.line, call: { ...told, startedAt, endedAt } };
}

type Ends = { from: string | null; to: string | null; fromExtension: boolean };

/** Where no column says: a call to a persona's number came in; one from such a number, or from an extension, went out. */
export function directionByNumbers(
  { from, to, fromExtension }: Ends,
  isOurs: (e164: string) => boolean,
): 'inbound' | 'outbound' {
  if (to !== null && isOurs(to)) return 'inbound';
  return (from !== null && isOurs(from)) || (fromExtension && to !== null) ? 'outbound' : 'inbound';
}
