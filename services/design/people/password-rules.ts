import { COMMON_PASSWORDS } from './common-passwords.ts';

export type PasswordFault = 'too_short' | 'too_long' | 'common' | 'about_you';

const LEAST = 12;
const MOST = 200;
/** A name shorter than this is in many passwords by chance. */
const TELLING = 4;

/** The same password whatever keyboard wrote it: Unicode NFKC (NIST SP 800-63B-4, 3.1.1.2). */
export function normalPassword(typed: string): string {
  return typed.normalize('NFKC');
}

/**
 * What is wrong with a new password, all at once (NIST SP 800-63B-4, 3.1.1.2): length, and no password that attackers try first;
 * no rules of composition and no expiry. Lengths are in characters, not bytes.
 */
export function passwordFaults(typed: string, about: { name: string; email: string }): PasswordFault[] {
  const password = normalPassword(typed.slice(0, 4 * MOST));
  const length = [...password].length;
  if (length > MOST) return ['too_long'];
  const lower = password.toLowerCase();
  const faults: PasswordFault[] = [];
  if (length < LEAST) faults.push('too_short');
  if (COMMON_PASSWORDS.has(lower) || isRepeated(lower) || isRow(lower)) faults.push('common');
  if (isAbout(lower, about)) faults.push('about_you');
  return faults;
}

/** One to four characters over and over. */
function isRepeated(password: string): boolean {
  if (password.length < 2) return false;
  return [1, 2, 3, 4].some((unit) => {
    const part = password.slice(0, unit);
    return part.repeat(Math.ceil(password.length / unit)).slice(0, password.length) === password;
  });
}

/** Characters that follow each other: 123456789abc has two steps out of order, a phrase has nearly all. */
function isRow(password: string): boolean {
  const points = [...password].map((sign) => sign.codePointAt(0) ?? 0);
  const steps = points.slice(1).map((point, n) => point - (points[n] ?? 0));
  return steps.length > 0 && steps.filter((step) => Math.abs(step) !== 1).length <= 2;
}

/** Little beside the person's own name, address or this program's name. */
function isAbout(password: string, { name, email }: { name: string; email: string }): boolean {
  const words = [...name.toLowerCase().split(/[\s.,-]+/u), ...email.toLowerCase().split(/[@.]/u), 'zerkalo', 'зеркало'];
  const rest = words
    .filter((word) => word.length >= TELLING)
    .reduce((left, word) => left.replaceAll(word, ''), password);
  return rest.length < password.length && [...rest].length < LEAST / 2;
}
