import { generateSecret, generateURI, verify } from 'otplib';

const PERIOD_SECONDS = 30;

/** A shared secret of 160 bits in base32, as authenticator programs take it. */
export function newFactorSecret(): string {
  return generateSecret({ length: 20 });
}

/** The otpauth address that an authenticator program reads from a picture. */
export function factorAddress(secret: string, email: string): string {
  return generateURI({ issuer: 'Zerkalo', label: email, secret });
}

/**
 * The time step whose code this is (RFC 6238: SHA-1, six digits, 30 s), with one step of drift to either side; null when it is
 * none, or of a step no later than `usedStep`: a code opens once.
 * @param nowSeconds machine time
 */
export async function codeStep(
  secret: string,
  code: string,
  usedStep: number | null,
  nowSeconds: number,
): Promise<number | null> {
  const token = code.replaceAll(/\s/gu, '');
  if (!/^\d{6}$/u.test(token)) return null;
  const checked = await verify({
    secret,
    token,
    epoch: nowSeconds,
    epochTolerance: PERIOD_SECONDS,
    ...(usedStep === null ? {} : { afterTimeStep: usedStep }),
  });
  return checked.valid && 'timeStep' in checked ? checked.timeStep : null;
}
