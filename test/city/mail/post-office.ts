import type { MailUser } from '../../support/dovecot.ts';
import type { Studio } from '../studio.ts';
import type { Verdict } from './exchanger.ts';
import type { ShopperMailbox } from './shopper-mailbox.ts';
import type { StudioMailboxes } from './studio-mailboxes.ts';

export type PostOffice = {
  judge: (recipient: string) => Verdict;
  deliver: (from: string, to: readonly string[], raw: Buffer) => Promise<void>;
  studioAt: (recipient: string) => Studio | undefined;
};

export type PostOfficeParts = {
  studios: readonly Studio[];
  mailDomain: string;
  mailbox: ShopperMailbox;
  studioMailboxes: StudioMailboxes;
  now: () => number;
};

/** Mail addresses of a studio: the public one and that of the person who answers. */
export function addressesOf(studio: Studio): string[] {
  return [studio.email, `${studio.manager.local}@${studio.domain}`];
}

export function mailUsersOf(studios: readonly Studio[], password: string): MailUser[] {
  return studios.flatMap(addressesOf).map((name) => ({ name, password }));
}

/** Knows who lives where. Mail to the shopper itself (a copy kept as evidence) arrives at field time like any answer. */
export function openPostOffice(parts: PostOfficeParts): PostOffice {
  const byAddress = new Map(parts.studios.flatMap((studio) => addressesOf(studio).map((address) => [address, studio])));
  const domains = new Set(parts.studios.map(({ domain }) => domain));
  const isShopper = (address: string) => address.endsWith(`@${parts.mailDomain}`);
  return {
    studioAt: (recipient) => byAddress.get(recipient),
    // A studio that refuses does so before the letter is handed over, as an abolished mailbox does.
    judge: (recipient) => {
      if (isShopper(recipient)) return 'take';
      if (!domains.has(recipient.split('@')[1] ?? '')) return 'no_such_domain';
      const studio = byAddress.get(recipient);
      return studio === undefined || studio.manner.name === 'refusing' ? 'no_such_user' : 'take';
    },
    deliver: async (from, to, raw) => {
      const local = to.filter((address) => byAddress.has(address));
      if (local.length > 0) await parts.studioMailboxes.deliver(from, local, raw);
      if (to.some(isShopper)) await parts.mailbox.append('INBOX', raw, parts.now());
    },
  };
}
