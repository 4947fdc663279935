/** Addresses and message ids in the one form in which they are compared. */
import { mailLimits } from './mail-limits.ts';
import type { MailAddress } from './parsed-mail.ts';

/** Lower-cased, without brackets and blanks around; also undoes the `mailto:` that some clients leave in. */
export function normaliseAddress(address: string): string {
  return address
    .trim()
    .replace(/^<+|>+$/g, '')
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase();
}

/** Ids between angle brackets; a header without brackets counts as one id per word (seen in old clients). */
export function readMessageIds(value: string): string[] {
  const bracketed = [...value.slice(0, 64_000).matchAll(/<([^<>\s]{1,500})>/g)].map((match) => match[1] ?? '');
  const ids = bracketed.length > 0 ? bracketed : value.split(/[\s,;]+/).filter((word) => word.includes('@'));
  return [...new Set(ids)].slice(0, mailLimits.messageIds);
}

type RawAddress = { name: string; address?: string | undefined; group?: readonly RawAddress[] | undefined };

/** Flattens groups (RFC 5322 3.4) and bounds the list. */
export function flattenAddresses(list: readonly RawAddress[] | undefined): MailAddress[] {
  const flat: MailAddress[] = [];
  for (const entry of list ?? []) {
    for (const box of entry.group ?? [entry]) {
      if (flat.length >= mailLimits.addresses) return flat;
      flat.push({ name: box.name.slice(0, 300), address: normaliseAddress(box.address ?? '') });
    }
  }
  return flat;
}

/** Addresses inside a free header such as Delivered-To or X-Original-To. */
export function addressesIn(values: readonly string[]): string[] {
  const found = values.flatMap(
    (value) => value.slice(0, 4_000).match(/[^\s<>,;:"()]{1,128}@[^\s<>,;:"()]{1,255}/g) ?? [],
  );
  return [...new Set(found.map(normaliseAddress))].slice(0, mailLimits.addresses);
}
