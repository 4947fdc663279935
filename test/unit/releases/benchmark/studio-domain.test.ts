import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsToken, publicToken, recordName } from '../../../../services/releases/benchmark/proof/proof-token.ts';
import { mayAsk, ROLES, roleAddress } from '../../../../services/releases/benchmark/proof/role-address.ts';
import { spokenDomain, studioDomain } from '../../../../services/releases/benchmark/proof/studio-domain.ts';

test.each([
  ['studio.ru', 'studio.ru'],
  ['  WWW.Studio.RU ', 'studio.ru'],
  ['https://www.studio.ru/contacts?x=1#y', 'studio.ru'],
  ['shop.studio.co.uk', 'studio.co.uk'],
  ['студия.рф', 'xn--d1aizef8e.xn--p1ai'],
  ['www.STUDIO.example', 'studio.example'],
  ['bücher.de', 'xn--bcher-kva.de'],
  ['ours.tilda.ws', 'ours.tilda.ws'],
  ['ours.github.io', 'ours.github.io'],
  ['studio.ru.', 'studio.ru'],
])('%s stands for the domain %s', (typed, domain) => {
  expect(studioDomain(typed)).toEqual({ kind: 'domain', domain });
});

test.each([
  ['', 'not_a_domain'],
  ['ourstudio', 'not_a_domain'],
  ['localhost', 'not_a_domain'],
  ['10.0.0.1', 'not_a_domain'],
  ['[::1]', 'not_a_domain'],
  ['info@studio.ru', 'not_a_domain'],
  ['ftp://studio.ru', 'not_a_domain'],
  ['studio.ru\r\nBcc: x@y.z', 'not_a_domain'],
  [`${'a'.repeat(400)}.ru`, 'not_a_domain'],
  ['com.ru', 'public_suffix'],
  ['github.io', 'public_suffix'],
  ['ru', 'public_suffix'],
  ['t.me/ours', 'shared_host'],
  ['gmail.com', 'free_mail'],
  ['https://mail.ru/', 'free_mail'],
  ['yandex.ru', 'free_mail'],
] as const)('%s proves no studio: %s', (typed, why) => {
  expect(studioDomain(typed)).toEqual({ kind: 'refused', why });
});

test('whatever is typed, a domain that comes out is plain ASCII, is its own domain, and makes no address of another', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.domain(), fc.webUrl()), (typed) => {
      const read = studioDomain(typed);
      if (read.kind === 'refused') return;
      expect(read.domain).toMatch(/^[a-z0-9.-]+$/);
      expect(studioDomain(read.domain)).toEqual(read);
      for (const role of ROLES) expect(roleAddress(role, read.domain).split('@')).toEqual([role, read.domain]);
    }),
  );
});

test('a look-alike shows itself by its punycode', () => {
  expect(spokenDomain('xn--d1aizef8e.xn--p1ai')).toBe('студия.рф (xn--d1aizef8e.xn--p1ai)');
  expect(spokenDomain('studio.ru')).toBe('studio.ru');
});

test('what is published is bound to secret and domain, and only the whole line counts', () => {
  const token = publicToken('s'.repeat(43), 'studio.ru');
  expect(token).toMatch(/^zerkalo-proof=[\w-]{43}$/);
  expect(publicToken('t'.repeat(43), 'studio.ru')).not.toBe(token);
  expect(publicToken('s'.repeat(43), 'studia.ru')).not.toBe(token);
  expect(recordName('studio.ru')).toBe('_zerkalo-proof.studio.ru');
  expect(holdsToken(['v=spf1', ` ${token}\r`], token)).toBe(true);
  for (const line of [`${token}x`, `x ${token}`, token.slice(0, -1), '']) expect(holdsToken([line], token)).toBe(false);
});

test('letters are few by address, by domain and in all', () => {
  const none = { domainPerDay: 0, addressPerHour: 0, addressPerDay: 0, allPerHour: 0 };
  expect(mayAsk(none)).toBe(true);
  for (const limit of [{ domainPerDay: 5 }, { addressPerHour: 1 }, { addressPerDay: 3 }, { allPerHour: 60 }])
    expect(mayAsk({ ...none, ...limit })).toBe(false);
});
