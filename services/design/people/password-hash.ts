import { hash, parseOptions, verify } from '@node-rs/argon2';
import { normalPassword } from './password-rules.ts';

/** argon2id, the library's default, with 19 MiB and two passes: OWASP Password Storage Cheat Sheet. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash in PHC form, with its own salt and parameters; hashed off the event loop. */
export async function hashPassword(typed: string): Promise<string> {
  return hash(normalPassword(typed), COST);
}

/** Of a password that nobody has. Checked where there is no hash, so that an unknown name takes as long as a known one. */
let ofNobody: Promise<string> | undefined;

/** Whether the password is the one that was hashed; takes the same time where there is none. */
export async function passwordFits(stored: string | null, typed: string): Promise<boolean> {
  ofNobody ??= hash(crypto.randomUUID(), COST);
  const fits = await verify(stored ?? (await ofNobody), normalPassword(typed));
  return fits && stored !== null;
}

/** Whether a hash was made with other parameters than those of today. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism;
}
