import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

const cipherName = 'aes-256-gcm';
const version = 1;
const ivBytes = 12;
const tagBytes = 16;
const headBytes = 1 + ivBytes + tagBytes;

/** 256 random bits as a key. */
export function newKey(): KeyObject {
  return createSecretKey(randomBytes(32));
}

/**
 * AES-256-GCM (NIST SP 800-38D) with a fresh 96-bit nonce. `boundTo` is authenticated but not stored: the box opens only for
 * the row it was sealed for, so that boxes cannot be swapped. Layout: version, nonce (12), tag (16), ciphertext.
 */
export function seal(key: KeyObject, plain: Uint8Array, boundTo: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(cipherName, key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(boundTo));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([version]), iv, cipher.getAuthTag(), text]);
}

/** The plain bytes, or undefined when the key, the row or a single bit is not the one that was sealed. */
export function open(key: KeyObject, box: Uint8Array, boundTo: string): Buffer | undefined {
  if (box.byteLength < headBytes || box[0] !== version) return undefined;
  const iv = box.subarray(1, 1 + ivBytes);
  const decipher = createDecipheriv(cipherName, key, iv, { authTagLength: tagBytes })
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(box.subarray(1 + ivBytes, headBytes));
  try {
    return Buffer.concat([decipher.update(box.subarray(headBytes)), decipher.final()]);
  } catch {
    return undefined;
  }
}
