import { createSecretKey } from 'node:crypto';
import type { MasterKeys } from './master-keys.ts';
import { newKey, open, seal } from './sealed-box.ts';

const idBytes = 8;
const wrappedBytes = 1 + 12 + 16 + 32;

/**
 * For bytes that belong to no campaign: each box has a data key of its own, wrapped by the current master key, whose id stands
 * in front. Layout: master key id (8), wrapped data key (61), sealed box.
 */
export function installationSeal({ current }: MasterKeys, plain: Uint8Array, boundTo: string): Buffer {
  const key = newKey();
  return Buffer.concat([
    Buffer.from(current.id, 'hex'),
    seal(current.key, key.export(), boundTo),
    seal(key, plain, boundTo),
  ]);
}

/** The plain bytes, or undefined when its master key is gone or anything was altered. */
export function installationOpen({ all }: MasterKeys, box: Uint8Array, boundTo: string): Buffer | undefined {
  if (box.byteLength < idBytes + wrappedBytes) return undefined;
  const master = all.get(Buffer.from(box.subarray(0, idBytes)).toString('hex'));
  if (master === undefined) return undefined;
  const key = open(master.key, box.subarray(idBytes, idBytes + wrappedBytes), boundTo);
  if (key === undefined) return undefined;
  return open(createSecretKey(key), box.subarray(idBytes + wrappedBytes), boundTo);
}

/** Id of the master key that a box needs; null for bytes that are no box. */
export function masterKeyOf(box: Uint8Array): string | null {
  return box.byteLength < idBytes + wrappedBytes ? null : Buffer.from(box.subarray(0, idBytes)).toString('hex');
}

/** The same box with its data key wrapped by the current master key; undefined when its own is gone or anything was altered. */
export function rewrapped({ current, all }: MasterKeys, box: Uint8Array, boundTo: string): Buffer | undefined {
  const master = all.get(masterKeyOf(box) ?? '');
  if (master === undefined) return undefined;
  const key = open(master.key, box.subarray(idBytes, idBytes + wrappedBytes), boundTo);
  if (key === undefined) return undefined;
  const head = [Buffer.from(current.id, 'hex'), seal(current.key, key, boundTo)];
  return Buffer.concat([...head, box.subarray(idBytes + wrappedBytes)]);
}
