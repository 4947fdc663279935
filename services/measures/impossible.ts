/**
 * Stops on input that no honest caller can produce (x above n, a negative count, a price of zero).
 * Trouble that the field can bring (a negative delay, a missing calendar) is returned as a value instead.
 */
export function impossible(code: `IMPOSSIBLE_${string}`, detail: string): never {
  throw Object.assign(new RangeError(`${code}: ${detail}`), { code });
}

/** A whole or weighted count must be finite and not negative. */
export function requireCount(name: string, value: number): number {
  if (!Number.isFinite(value) || value < 0) impossible('IMPOSSIBLE_COUNT', `${name} = ${value}; pass a number >= 0`);
  return value;
}
