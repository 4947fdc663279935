import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mappedEndpoint, parseEgressMap } from '../../../services/platform/egress/egress-map.ts';
import {
  connectTarget,
  judgeAnswers,
  judgeTarget,
  requestTarget,
  webPorts,
} from '../../../services/platform/egress/judge-target.ts';
import { isPublicAddress } from '../../../services/platform/egress/public-address.ts';

describe('addresses', () => {
  test.each([
    ...[
      '127.0.0.1',
      '127.255.255.254',
      '0.0.0.0',
      '0.1.2.3',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
    ],
    ...['100.64.0.1', '100.100.100.200', '169.254.169.254', '192.0.0.8', '192.0.2.1', '198.18.0.1', '203.0.113.9'],
    ...['224.0.0.1', '240.0.0.1', '255.255.255.255', '::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:8.8.8.8'],
    ...['::ffff:0:127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1', 'fe80::1', 'fec0::1', 'fc00::1', 'fd00:ec2::254'],
    ...['ff02::1', '2002:7f00:1::', '2001::1', '2001:db8::1', '100::1', '5f00::1', '4000::1', '', 'localhost', '1.2.3'],
  ])('%s is not of the open Internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['8.8.8.8', '93.184.216.34', '172.15.255.255', '172.32.0.1', '2606:4700::1111', '2a02:6b8::2:242'])(
    '%s is of the open Internet',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test('no spelling of a loopback or private IPv4 address in a URL gets past the judge', () => {
    const privateAddress = fc.oneof(
      fc.integer({ min: 0x7f000000, max: 0x7fffffff }),
      fc.integer({ min: 0x0a000000, max: 0x0affffff }),
      fc.integer({ min: 0xc0a80000, max: 0xc0a8ffff }),
      fc.integer({ min: 0xa9fe0000, max: 0xa9feffff }),
    );
    const spelling = fc.constantFrom(
      (n: number) => `${n}`,
      (n: number) => `0x${n.toString(16)}`,
      (n: number) => `0${n.toString(8)}`,
      (n: number) => `${n >>> 24}.${n & 0xffffff}`,
      (n: number) => `0x${(n >>> 24).toString(16)}.${(n >>> 16) & 255}.${n & 0xffff}`,
      (n: number) => `[::ffff:${(n >>> 16).toString(16)}:${(n & 0xffff).toString(16)}]`,
      (n: number) => `[64:ff9b::${(n >>> 16).toString(16)}:${(n & 0xffff).toString(16)}]`,
    );
    fc.assert(
      fc.property(privateAddress, spelling, (address, spell) => {
        const targets = [requestTarget(`http://${spell(address)}/`), connectTarget(`${spell(address)}:443`)];
        for (const target of targets) {
          if (target === undefined) continue;
          expect(judgeTarget(target, [], webPorts)).toEqual({ kind: 'refused', why: 'not_public' });
        }
      }),
    );
  });
});

describe('names', () => {
  test('one private answer among public ones refuses the name', () => {
    expect(judgeAnswers(['93.184.216.34', '10.0.0.1'], 443, [])).toEqual({ kind: 'refused', why: 'not_public' });
    expect(judgeAnswers([], 443, [])).toEqual({ kind: 'refused', why: 'name_unknown' });
  });

  test('the first of several public answers is pinned', () => {
    const endpoint = { address: '93.184.216.34', port: 443 };
    expect(judgeAnswers(['93.184.216.34', '8.8.8.8'], 443, [])).toEqual({ kind: 'open', endpoint, mapped: false });
  });

  test.each([25, 22, 5432, 6379, 0, 70_000])('port %d is not a web server’s', (port) => {
    expect(judgeTarget({ host: 'studio.test', port }, [], webPorts)).toEqual({
      kind: 'refused',
      why: 'port_not_allowed',
    });
  });

  test.each(['', 'nohost', 'user@host:80', 'host:80/path', 'host:port', 'a b:80', ':80'])(
    'CONNECT to "%s" has no target',
    (text) => {
      expect(connectTarget(text)).toBeUndefined();
    },
  );

  test.each(['ftp://a.test/', 'https://a.test/', 'http://user:pw@a.test/', '/path', '*', 'file:///etc/passwd'])(
    'a plain request for %s has no target',
    (url) => {
      expect(requestTarget(url)).toBeUndefined();
    },
  );
});

describe('the map of a rehearsal', () => {
  const reading = parseEgressMap('*.city.test=127.0.0.1:8090, mail.test=[::1]:2525');
  const map = reading.kind === 'map' ? reading.map : [];

  test('sends names below a wildcard and whole names to their places, and no look-alike', () => {
    expect(mappedEndpoint(map, 'alfa.city.test')).toEqual({ address: '127.0.0.1', port: 8090 });
    expect(mappedEndpoint(map, 'www.alfa.city.test')).toEqual({ address: '127.0.0.1', port: 8090 });
    expect(mappedEndpoint(map, 'mail.test')).toEqual({ address: '::1', port: 2525 });
    for (const host of ['city.test', 'evilcity.test', 'city.test.evil.com', 'a.mail.test']) {
      expect(mappedEndpoint(map, host)).toBeUndefined();
    }
  });

  test('lets nothing else out: neither public names nor public addresses', () => {
    expect(judgeTarget({ host: 'studio.ru', port: 443 }, map, webPorts)).toEqual({
      kind: 'refused',
      why: 'not_mapped',
    });
    expect(judgeTarget({ host: '93.184.216.34', port: 443 }, map, webPorts)).toEqual({
      kind: 'refused',
      why: 'not_mapped',
    });
    expect(judgeTarget({ host: '127.0.0.1', port: 8080 }, map, webPorts)).toEqual({
      kind: 'refused',
      why: 'not_public',
    });
  });

  test('names a mapped host with a final dot too', () => {
    expect(judgeTarget({ host: 'alfa.city.test.', port: 80 }, map, webPorts)).toMatchObject({
      kind: 'open',
      mapped: true,
    });
  });

  test('is refused with all its faults at once', () => {
    const broken = parseEgressMap('*=127.0.0.1:1,a.test,b.test=localhost:80,c.test=127.0.0.1:99999,d.test=1.2.3.4:80');
    expect(broken.kind === 'findings' && broken.findings.map((text) => text.split(':')[0])).toEqual([
      '*=127.0.0.1',
      'a.test',
      'b.test=localhost',
      'c.test=127.0.0.1',
    ]);
    expect(parseEgressMap('')).toEqual({ kind: 'map', map: [] });
  });
});
