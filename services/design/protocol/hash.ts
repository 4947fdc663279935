import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { ZerkaloError } from '../../platform/errors.ts';

/**
 * SHA-256, hex, of the canonical JSON (RFC 8785) of a document whose texts are in Unicode normal form C. Numbers must be
 * whole: fractions are text in a protocol, so number formatting never decides a hash. Order of keys, comments, indentation and YAML against JSON do not matter.
 */
export function documentHash(document: unknown): string {
  return createHash('sha256').update(canonicalText(document), 'utf8').digest('hex');
}

/** The text that `documentHash` hashes. */
export function canonicalText(document: unknown): string {
  const canonical = canonicalize(normalised(document));
  if (canonical === undefined) throw new ZerkaloError('NOT_JSON', 'the document is not JSON', 'Hash plain data only.');
  return canonical;
}

function normalised(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(normalised);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key.normalize('NFC'), normalised(held)]));
  }
  return value;
}
