/** Wrong passwords or codes so far, this try not counted. */
export type Failures = {
  /** For this account from this address, within MINUTES. */
  readonly ofPair: number;
  /** From this address for whatever account, within MINUTES. */
  readonly ofAddress: number;
  /** For this account from wherever, within an hour. */
  readonly ofAccount: number;
  /** Whether the person opened a session from this address within the last thirty days. */
  readonly addressIsKnown: boolean;
};

export const MINUTES = 15;
const PAIR_MOST = 5;
const ADDRESS_MOST = 30;
const ACCOUNT_MOST = 50;

/**
 * Whether one more try is let through. A refused try is not counted, so every wait ends by itself after MINUTES, an hour at most;
 * and from an address he knows a person gets in however many others guess at his account (nobody can be locked out for ever).
 */
export function mayTry({ ofPair, ofAddress, ofAccount, addressIsKnown }: Failures): boolean {
  if (ofPair >= PAIR_MOST || ofAddress >= ADDRESS_MOST) return false;
  return addressIsKnown || ofAccount < ACCOUNT_MOST;
}
