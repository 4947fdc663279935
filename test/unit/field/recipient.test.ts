import { describe, expect, it } from 'vitest';
import { isWithin, mayReceive } from '../../../services/field/mailer/recipient.ts';
import { parseEgressMap } from '../../../services/platform/egress/egress-map.ts';

const studio = { domain: 'north-quay.example', listedAddress: 'northquay@mailbox.example' };

describe('a letter goes only to a studio of the frame', () => {
  it.each(['info@north-quay.example', 'Hello@WWW.North-Quay.example', 'northquay@mailbox.example'])(
    'it may go to %s',
    (address) => expect(mayReceive(address, studio)).toBe(true),
  );

  it.each([
    'info@lantern-works.example',
    'somebody@mailbox.example',
    'info@north-quay.example.evil.test',
    'info@xnorth-quay.example',
    'info@north-quay.example, other@evil.test',
    'info@north-quay.example\r\nBcc: other@evil.test',
    '"a b"@north-quay.example',
    '',
  ])('it may not go to %j', (address) => expect(mayReceive(address, studio)).toBe(false));

  it.each(['hr', 'noreply', 'privacy', 'abuse', 'postmaster'])('nor to %s@, where no inquiry belongs', (box) =>
    expect(mayReceive(`${box}@north-quay.example`, studio)).toBe(false),
  );
});

describe('mail of a rehearsal', () => {
  const reading = parseEgressMap('*.city.test=127.0.0.1:8090,alone.example=127.0.0.1:9');
  const map = reading.kind === 'map' ? reading.map : [];

  it('goes to hosts that the map names and to no other', () => {
    expect(['info@alfa.city.test', 'info@Alone.example'].every((address) => isWithin(map, address))).toBe(true);
    expect(['info@city.test.example', 'info@studio.example', 'info'].some((address) => isWithin(map, address))).toBe(
      false,
    );
  });

  it('is not held back where there is no map', () => {
    expect(isWithin([], 'info@studio.example')).toBe(true);
  });
});
