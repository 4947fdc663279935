import { createHash } from 'node:crypto';
import type { Database } from '../../platform/database/connect.ts';
import { newId, newSecret } from '../../platform/ids.ts';
import { findGrant, type Grant, insertGrant } from './store/grants.ts';

const SHAPE = /^zs_[A-Za-z0-9_-]{43}$/;
const DOMAIN = /^(?=.{3,253}$)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

export type Granted =
  | { readonly kind: 'granted'; readonly key: string; readonly domain: string; readonly id: string }
  | { readonly kind: 'not_a_domain' };

/**
 * Gives a studio a key to its own facts, after the operator or the program saw it prove its domain. `proof` says how; it is kept. The key is in
 * the answer only: what is stored is its hash (256 random bits need no salt).
 */
export async function grantStudio(
  db: Database,
  { domain, proof, by }: { domain: string; proof: string; by: string },
): Promise<Granted> {
  const name = domain.trim().toLowerCase();
  if (!DOMAIN.test(name)) return { kind: 'not_a_domain' };
  const key = `zs_${newSecret()}`;
  const id = newId<string>();
  await insertGrant(db, { id, domain: name, proof, sha256: hashOf(key), by });
  return { kind: 'granted', key, domain: name, id };
}

/** The studio a key stands for; null when the key is unknown, revoked or of another shape. */
export async function studioOf(db: Database, key: string): Promise<Grant | null> {
  return SHAPE.test(key) ? findGrant(db, hashOf(key)) : null;
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
