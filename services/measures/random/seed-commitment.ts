import { createHash } from 'node:crypto';

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * Commitment to a secret at preregistration, and the campaign seed that the secret and a public beacon (fixed in advance
 * by name and round) give once the frame is frozen: nobody can choose the sample, anybody can draw it again.
 */
export function seedCommit(secret: string, beacon: string): { commit: string; campaignSeed: string } {
  return { commit: sha256(secret), campaignSeed: sha256(`${secret}|${beacon}`) };
}
