import type { Log } from '../../platform/log.ts';
import type { FolderPlace } from '../store/cursors.ts';
import type { ImapMailbox } from './imap-mailbox.ts';
import { intakeLimits, triesPerMail } from './intake-limits.ts';
import { unfetchable } from './shorten-mail.ts';
import { type Fetched, fetchMail, type TakeInDeps, type Waiting } from './take-in.ts';

/** Lives as long as the poller: how often the connection broke at a mail, by its place. */
export type Stumbles = Map<string, number>;

export type FetchDeps = Pick<TakeInDeps, 'limits'> & { account: string; log: Log };

export type FolderRead = { readonly mailbox: ImapMailbox; readonly place: FolderPlace; readonly stumbles: Stumbles };

/** Whether the connection broke when this mail was asked for; it goes alone then. */
export function hasStumbled({ place, stumbles }: FolderRead, uid: number): boolean {
  return stumbles.has(keyOf(place, uid));
}

/**
 * The mails of a portion that are still there. Should the connection break, each of them goes alone on the next one: so the one at
 * fault is found, and stands for itself without content after too many tries.
 */
export async function fetchPortion(deps: FetchDeps, read: FolderRead, portion: readonly Waiting[]): Promise<Fetched[]> {
  const [first] = portion;
  if (first !== undefined && portion.length === 1) return fetchOne(deps, read, first);
  const { mailbox, place, stumbles } = read;
  for (const { uid } of portion) stumbles.set(keyOf(place, uid), 1);
  const raws = await mailbox.raws(
    portion.map(({ uid }) => uid),
    portion.reduce((sum, { size = 0 }) => sum + size, intakeLimits.framingBytes),
  );
  const fetched: Fetched[] = [];
  for (const waiting of portion) {
    const raw = raws.get(waiting.uid);
    const kept =
      raw === undefined || raw.byteLength > deps.limits.mailBytes
        ? await fetchMail(mailbox, waiting, deps.limits)
        : { bytes: raw, truncated: false };
    stumbles.delete(keyOf(place, waiting.uid));
    if (kept !== undefined) fetched.push({ ...waiting, kept });
  }
  return fetched;
}

async function fetchOne(
  { account, limits, log }: FetchDeps,
  { mailbox, place, stumbles }: FolderRead,
  waiting: Waiting,
): Promise<Fetched[]> {
  const { uid, size } = waiting;
  const key = keyOf(place, uid);
  const stumbled = stumbles.get(key) ?? 0;
  if (stumbled >= triesPerMail) {
    log.error({ account, mailbox: place.mailbox, uid }, 'mailbox.mail_unfetchable');
    return [{ ...waiting, kept: unfetchable({ ...place, uid }) }];
  }
  stumbles.set(key, stumbled + 1);
  const kept = await fetchMail(mailbox, waiting, limits);
  stumbles.delete(key);
  if (kept?.truncated === true) log.warn({ account, uid, size }, 'mailbox.mail_too_large');
  return kept === undefined ? [] : [{ ...waiting, kept }];
}

function keyOf({ mailbox, uidValidity }: FolderPlace, uid: number): string {
  return `${mailbox} ${uidValidity} ${uid}`;
}
