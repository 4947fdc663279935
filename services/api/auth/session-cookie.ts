/** A session's secret as it travels. `__Host-` binds a cookie to this host, the whole of it, and to https (RFC 6265bis, 4.1.3.2). */
const NAMES = { https: '__Host-zerkalo', http: 'zerkalo' } as const;
const SHAPE = /^[A-Za-z0-9_-]{43}$/u;
const MOST = 8000;

/** The secret in a Cookie header under the name that is used on this scheme; null when there is none of our shape. */
export function secretInCookies(header: string | undefined, secure: boolean): string | null {
  return cookieValue(header, secure ? NAMES.https : NAMES.http);
}

/** Scripts cannot read it, other sites cannot send it with their posts. It ends with the browser; the server ends it earlier. */
export function sessionCookie(secret: string, secure: boolean): string {
  return cookie(secure ? NAMES.https : NAMES.http, secret, secure);
}

/** Makes the browser forget the session. */
export function noSessionCookie(secure: boolean): string {
  return `${cookie(secure ? NAMES.https : NAMES.http, '', secure)}; Max-Age=0`;
}

/** A cookie that outlives no browser session, for a round trip under way. */
export function cookie(name: string, value: string, secure: boolean): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** The first value of our shape, 256 bits in base64url, under a name. */
export function cookieValue(header: string | undefined, name: string): string | null {
  if (header === undefined || header.length > MOST) return null;
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    const value = pair.slice(at + 1).trim();
    if (at > 0 && pair.slice(0, at).trim() === name && SHAPE.test(value)) return value;
  }
  return null;
}
