import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { Value } from 'typebox/value';
import { ZerkaloError } from '../../platform/errors.ts';
import { type Snapshot, snapshotSchema } from './snapshot.ts';

/** Bytes larger than this are no snapshot of ours: a million observations take less. */
const MOST_BYTES = 512 * 1024 * 1024;

/** Canonical JSON (RFC 8785), UTF-8: equal content gives equal bytes. */
export function canonicalBytes(value: object): Buffer {
  const json = canonicalize(value);
  if (json === undefined) throw new ZerkaloError('NOT_JSON', 'the value is not JSON', 'Report this as a bug.');
  return Buffer.from(json, 'utf8');
}

/** SHA-256, hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export type ReadSnapshot =
  | { readonly kind: 'read'; readonly snapshot: Snapshot; readonly bytes: Buffer }
  | { readonly kind: 'not_a_snapshot'; readonly faults: readonly string[] };

/** Reads a snapshot file. Anything that does not fit the schema is named, at most ten faults; bytes come back canonical. */
export function readSnapshot(bytes: Uint8Array): ReadSnapshot {
  if (bytes.byteLength > MOST_BYTES) return { kind: 'not_a_snapshot', faults: ['the file is too large'] };
  const value = parsed(bytes);
  if (!Value.Check(snapshotSchema, value)) {
    const faults = [...Value.Errors(snapshotSchema, value)].slice(0, 10);
    return { kind: 'not_a_snapshot', faults: faults.map((one) => `${one.instancePath || '/'} ${one.message}`) };
  }
  const faults = formatFaults(value);
  if (faults.length > 0) return { kind: 'not_a_snapshot', faults };
  return { kind: 'read', snapshot: value, bytes: canonicalBytes(value) };
}

/** What belongs to format 2 is in all inquiries of it, and in none of format 1. */
function formatFaults({ format, observations, calendars }: Snapshot): string[] {
  const needs = format === 'zerkalo-snapshot/2';
  const odd = observations.find(({ details }) => (details !== undefined) !== needs);
  const word = needs ? 'needs' : 'knows no';
  return [
    ...(odd === undefined ? [] : [`/observations ${odd.unit}: ${format} ${word} details`]),
    ...((calendars !== undefined) === needs ? [] : [`/calendars ${format} ${word} calendars`]),
  ];
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}
