import { expect, test } from 'vitest';
import { admit } from '../../../services/api/auth/provider/admit-claims.ts';
import type { ProviderSettings } from '../../../services/api/auth/provider/provider-file.ts';

const open: ProviderSettings = {
  name: 'Firm',
  issuer: 'https://id.example',
  clientId: 'zerkalo',
  clientSecret: 'secret',
  scope: 'openid',
  allowedDomains: [],
  linkByVerifiedEmail: false,
  roleClaim: null,
  roles: {},
};
const anna = { sub: 'a-1', email: 'Anna@Firm.example', email_verified: true, name: 'Anna' };

test('a person is known by the subject; the address counts only when it was verified', () => {
  expect(admit(anna, open)).toEqual({
    kind: 'admitted',
    subject: 'a-1',
    email: 'anna@firm.example',
    name: 'Anna',
    role: null,
  });
  for (const email_verified of [false, undefined, 'true', 1])
    expect(admit({ ...anna, email_verified }, open)).toMatchObject({ email: null });
});

test.each([
  ['firm.example', 'admitted'],
  ['other.example', 'refused'],
  ['example', 'refused'],
])('with the domain %s alone Anna is %s', (domain, kind) =>
  expect(admit(anna, { ...open, allowedDomains: [domain] })).toMatchObject({ kind }),
);

test('an address with two signs of @ belongs to the domain behind the last one', () => {
  const hostile = { ...anna, email: 'x@firm.example@evil.example' };
  expect(admit(hostile, { ...open, allowedDomains: ['firm.example'] })).toEqual({ kind: 'refused', why: 'domain' });
});

test.each([
  [['staff', 'keepers'], 'owner'],
  ['coders', 'coder'],
  [['coders', 'keepers'], 'owner'],
])('the groups %j give the role %s: the first of the operator’s map', (groups, role) => {
  const settings: ProviderSettings = { ...open, roleClaim: 'groups', roles: { keepers: 'owner', coders: 'coder' } };
  expect(admit({ ...anna, groups }, settings)).toMatchObject({ role });
});

test.each([[undefined], [[]], ['kitchen'], [['__proto__']], [{ keepers: true }], [7]])(
  'the groups %j give no entry where groups decide',
  (groups) => {
    const settings: ProviderSettings = { ...open, roleClaim: 'groups', roles: { keepers: 'owner' } };
    expect(admit({ ...anna, groups }, settings)).toEqual({ kind: 'refused', why: 'role' });
  },
);
