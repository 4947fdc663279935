/** Codes with which a server that says NO to a login means "not now" (RFC 5530 3). */
const passing: ReadonlySet<string> = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'CONTACTADMIN']);

/** Whether a login failed for a reason that only a person settles; all else comes back by itself. */
export function isRefusal(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const { authenticationFailed, serverResponseCode } = thrown as Error & {
    authenticationFailed?: boolean;
    serverResponseCode?: string;
  };
  // The library says so before it sends anything when a server offers no login by token, or none by password.
  if (thrown.message === 'Unsupported authentication mechanism') return true;
  return authenticationFailed === true && !passing.has((serverResponseCode ?? '').toUpperCase());
}
