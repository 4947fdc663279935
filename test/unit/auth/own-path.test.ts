import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownPath } from '../../../services/api/auth/own-path.ts';
import { cookieValue, secretInCookies, sessionCookie } from '../../../services/api/auth/session-cookie.ts';
import { newSecret } from '../../../services/platform/ids.ts';

test.each(['/', '/campaigns', '/campaigns?lang=ru&q=%D0%B0', '/a/b-c_d.e?x=1'])('%j is a path of ours', (path) =>
  expect(ownPath(path)).toBe(path),
);

test.each([
  undefined,
  '',
  'campaigns',
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/a\nb',
  '/%2e%2e//evil.example',
  '/..//evil.example',
  `/${'a'.repeat(900)}`,
])('%j leads to the front page', (path) => expect(ownPath(path)).toBe('/'));

test('whatever is asked for, a browser stays on this site', () => {
  const hostile = fc.oneof(
    fc.webUrl(),
    fc
      .array(fc.constantFrom('/', '\\', '.', '..', '%2f', '@', ':', '\t', 'evil.example', '?', '#'), { maxLength: 8 })
      .map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(hostile, (next) => {
      const to = new URL(ownPath(next), 'https://zerkalo.example/sign-in');
      expect(to.origin).toBe('https://zerkalo.example');
    }),
    { numRuns: 2000 },
  );
});

test('the cookie of https has the name that browsers bind to the host, and neither is taken for the other', () => {
  const secret = newSecret();
  const [https] = sessionCookie(secret, true).split(';');
  expect(https).toBe(`__Host-zerkalo=${secret}`);
  expect(secretInCookies(`a=b; ${https}`, true)).toBe(secret);
  expect(secretInCookies(https, false)).toBeNull();
  expect(secretInCookies(`zerkalo=${secret}`, true)).toBeNull();
});

test.each([undefined, '', 'zerkalo', 'zerkalo=', 'zerkalo=short', `xzerkalo=${newSecret()}`, 'x'.repeat(9000)])(
  'no secret is found in %j',
  (header) => expect(cookieValue(header, 'zerkalo')).toBeNull(),
);
