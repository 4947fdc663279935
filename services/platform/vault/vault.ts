import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Database } from '../database/connect.ts';
import { ZerkaloError } from '../errors.ts';
import { installationOpen, installationSeal } from './installation-box.ts';
import type { MasterKeys } from './master-keys.ts';
import { newKey, open, seal } from './sealed-box.ts';
import { addCampaignKey, campaignKey, destroyKey, keysNotWrappedBy, replaceWrapping } from './store.ts';

export type VaultDeps = { db: Database; masterKeys: MasterKeys };
export type Sealed = { kind: 'sealed'; box: Buffer } | { kind: 'destroyed' };
export type Opened = { kind: 'opened'; bytes: Buffer } | { kind: 'destroyed' } | { kind: 'unreadable' };

/**
 * Encrypts bytes for one row under the campaign's data key, which is made on first use and lies in the database wrapped by the
 * master key. What belongs to no campaign (null) is sealed under the installation's master key.
 * @param boundTo the row: the box opens only with the same words
 * @returns `destroyed` when the campaign's key was shredded (E13): nothing more can be kept for it
 */
export async function sealFor(
  deps: VaultDeps,
  campaignId: string | null,
  boundTo: string,
  plain: Uint8Array,
): Promise<Sealed> {
  if (campaignId === null) return { kind: 'sealed', box: installationSeal(deps.masterKeys, plain, boundTo) };
  const key = (await dataKey(deps, campaignId)) ?? (await makeDataKey(deps, campaignId));
  return key === 'destroyed' ? { kind: 'destroyed' } : { kind: 'sealed', box: seal(key, plain, boundTo) };
}

/** Opens what `sealFor` made. The key is read from the database each time, so that a destroyed key is gone at once everywhere. */
export async function openFor(
  deps: VaultDeps,
  campaignId: string | null,
  boundTo: string,
  box: Uint8Array,
): Promise<Opened> {
  const key = campaignId === null ? undefined : await dataKey(deps, campaignId);
  if (key === 'destroyed') return { kind: 'destroyed' };
  const bytes =
    campaignId === null
      ? installationOpen(deps.masterKeys, box, boundTo)
      : key === undefined
        ? undefined
        : open(key, box, boundTo);
  return bytes === undefined ? { kind: 'unreadable' } : { kind: 'opened', bytes };
}

/** Crypto-shredding (E13): everything sealed for the campaign becomes unreadable for ever. True when this call did it. */
export async function destroyCampaignKey(db: Database, campaignId: string): Promise<boolean> {
  return destroyKey(db, campaignId);
}

/** After a new master key was put on top of the file: wraps every campaign's key with it. Returns how many were rewrapped. */
export async function rewrapCampaignKeys({ db, masterKeys }: VaultDeps): Promise<number> {
  const rows = await keysNotWrappedBy(db, masterKeys.current.id);
  for (const { campaignId, masterKeyId, wrappedKey } of rows) {
    if (wrappedKey === null) continue;
    const key = unwrap(masterKeys, campaignId, masterKeyId, wrappedKey);
    const wrapped = wrap(masterKeys, campaignId, key);
    await replaceWrapping(db, campaignId, masterKeyId, { masterKeyId: masterKeys.current.id, wrapped });
  }
  return rows.length;
}

async function dataKey(
  { db, masterKeys }: VaultDeps,
  campaignId: string,
): Promise<KeyObject | 'destroyed' | undefined> {
  const row = await campaignKey(db, campaignId);
  if (row === undefined) return undefined;
  return row.wrappedKey === null ? 'destroyed' : unwrap(masterKeys, campaignId, row.masterKeyId, row.wrappedKey);
}

async function makeDataKey(deps: VaultDeps, campaignId: string): Promise<KeyObject | 'destroyed'> {
  const wrapped = wrap(deps.masterKeys, campaignId, newKey());
  await addCampaignKey(deps.db, campaignId, deps.masterKeys.current.id, wrapped);
  const key = await dataKey(deps, campaignId);
  if (key !== undefined) return key;
  throw new ZerkaloError(
    'CAMPAIGN_KEY',
    `campaign ${campaignId} has no key after one was made`,
    'Report this as a bug.',
  );
}

function wrap({ current }: MasterKeys, campaignId: string, key: KeyObject): Buffer {
  return seal(current.key, key.export(), boundToCampaign(campaignId));
}

function unwrap({ all }: MasterKeys, campaignId: string, masterKeyId: string, wrapped: Buffer): KeyObject {
  const master = all.get(masterKeyId);
  const bytes = master === undefined ? undefined : open(master.key, wrapped, boundToCampaign(campaignId));
  if (bytes !== undefined) return createSecretKey(bytes);
  const remedy = 'Put that master key back into the master key file, below the current one.';
  throw new ZerkaloError(
    'MASTER_KEY',
    `master key ${masterKeyId} cannot open the key of campaign ${campaignId}`,
    remedy,
  );
}

function boundToCampaign(campaignId: string): string {
  return `campaign_keys:${campaignId}`;
}
