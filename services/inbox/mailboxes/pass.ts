import type { MessageId } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import type { Queue } from '../../platform/queue/queue.ts';
import { beginFolder, cursorOf, type FolderPlace, listeningSince, moveCursor } from '../store/cursors.ts';
import { passBegins, passSucceeded } from '../store/health.ts';
import type { Recorded } from '../store/messages.ts';
import { type Baseline, firstBaseline } from './first-baseline.ts';
import type { MailboxFolder } from './imap-list.ts';
import type { ImapMailbox } from './imap-mailbox.ts';
import { intakeLimits, triesPerMail } from './intake-limits.ts';
import { lookInSent } from './look-in-sent.ts';
import { portionsOf } from './portions.ts';
import { resume } from './resume.ts';
import { type Fetched, fetchMail, passOver, type TakeInDeps, takeIn, takeInAll, type Waiting } from './take-in.ts';

export type PassDeps = TakeInDeps & { account: string; queue: Pick<Queue, 'wakeMany'>; log: Log };

/** Lives as long as the poller: how often the connection broke at a mail, by its place. */
export type Stumbles = Map<string, number>;

export type PassCount = { taken: number; duplicates: number };

/**
 * One pass: every folder is opened read-only, UIDs above its cursor are collected first and then fetched in portions. Throws when
 * the connection breaks or is closed; what was stored until then stays, and the next pass goes on behind it.
 */
export async function runPass(deps: PassDeps, mailbox: ImapMailbox, stumbles: Stumbles): Promise<PassCount> {
  const began = await passBegins(deps.db);
  const count = { taken: 0, duplicates: 0 };
  const { toRead, sent } = await mailbox.folders();
  for (const folder of toRead) {
    const { place, after, uids, baseline } = await unseen(deps, mailbox, folder);
    const fresh: MessageId[] = [];
    const bounds = {
      mails: intakeLimits.portionMails,
      bytes: Math.min(intakeLimits.portionBytes, deps.limits.mailBytes),
    };
    for (let start = 0; start < uids.length; start += intakeLimits.marksPerFetch) {
      const described = await describe(mailbox, uids.slice(start, start + intakeLimits.marksPerFetch), began.fieldAt);
      const ours = described.filter((mail) => !isTooOld(mail, baseline));
      const alone = (uid: number): boolean => stumbles.has(keyOf(place, uid));
      for (const portion of portionsOf(ours, alone, bounds)) {
        for (const recorded of await takePortion(deps, mailbox, place, portion, stumbles)) {
          if (recorded.kind === 'new') fresh.push(recorded.messageId);
          if (recorded.kind === 'duplicate') count.duplicates += 1;
        }
      }
    }
    // Also behind what was left out or is gone, so that no pass asks for it again.
    const through = Math.max(uids.at(-1) ?? 0, baseline?.uid ?? 0);
    if (through > after) await moveCursor(deps.db, place, through);
    count.taken += fresh.length;
    // One hint for many mails: should a broken connection swallow it, the relay finds the unread ones in their table.
    await deps.queue.wakeMany(
      'message.read',
      fresh.map((messageId) => ({ id: messageId, data: { messageId } })),
    );
  }
  await lookInSent(deps, mailbox, sent);
  await passSucceeded(deps.db, deps.account, began);
  return count;
}

type Unseen = { place: FolderPlace; after: number; uids: number[]; baseline: Baseline | undefined };

async function unseen(
  { db, account, log }: PassDeps,
  mailbox: ImapMailbox,
  { path, isJunk }: MailboxFolder,
): Promise<Unseen> {
  const { uidValidity, uidNext } = await mailbox.examine(path);
  const stored = resume(await cursorOf(db, account, path), uidValidity);
  const place = { account, mailbox: path, uidValidity, isJunk };
  if (stored.why === 'continued') {
    const { after, baseline } = stored;
    return { place, after, uids: await mailbox.uidsAfter(after, baseline), baseline };
  }
  const known = uidNext ?? (await mailbox.lastUid()) + 1;
  const first = firstBaseline({ ...(await listeningSince(db)), uidNext: known });
  if (stored.why === 'validity_changed') log.warn({ account, mailbox: path }, 'mailbox.validity_changed');
  const since = stored.why === 'validity_changed' ? stored.since : first.since;
  const baseline = since === null ? undefined : { ...first, since };
  await beginFolder(db, place, baseline);
  log.info({ account, mailbox: path, before: known - 1, since }, 'mailbox.folder_begun');
  return { place, after: 0, uids: await mailbox.uidsAfter(0, baseline), baseline };
}

/** Servers look for days; the moment decides. */
function isTooOld({ uid, internalAt }: Waiting, baseline: Baseline | undefined): boolean {
  return baseline !== undefined && uid <= baseline.uid && internalAt < baseline.since;
}

async function describe(mailbox: ImapMailbox, uids: readonly number[], fieldAt: Date): Promise<Waiting[]> {
  const marks = await mailbox.marks(uids);
  // INTERNALDATE is the clock of responses; only a server that gives none leaves us with our own.
  return marks.map(({ uid, size, internalAt }) => ({ uid, size, internalAt: internalAt ?? fieldAt }));
}

function keyOf(place: FolderPlace, uid: number): string {
  return `${place.mailbox} ${place.uidValidity} ${uid}`;
}

/** Should the connection break, each mail of the portion goes alone on the next one: so the one at fault is found. */
async function takePortion(
  deps: PassDeps,
  mailbox: ImapMailbox,
  place: FolderPlace,
  portion: readonly Waiting[],
  stumbles: Stumbles,
): Promise<(Recorded | { kind: 'gone' })[]> {
  const [first] = portion;
  if (first !== undefined && portion.length === 1) return [await takeOne(deps, mailbox, place, first, stumbles)];
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
  return fetched.length === 0 ? [] : takeInAll(deps, place, fetched);
}

async function takeOne(
  deps: PassDeps,
  mailbox: ImapMailbox,
  place: FolderPlace,
  waiting: Waiting,
  stumbles: Stumbles,
): Promise<Recorded | { kind: 'gone' }> {
  const key = keyOf(place, waiting.uid);
  const stumbled = stumbles.get(key) ?? 0;
  if (stumbled >= triesPerMail) {
    deps.log.error({ account: deps.account, mailbox: place.mailbox, uid: waiting.uid }, 'mailbox.mail_unfetchable');
    return passOver(deps, place, waiting);
  }
  stumbles.set(key, stumbled + 1);
  const kept = await fetchMail(mailbox, waiting, deps.limits);
  stumbles.delete(key);
  if (kept === undefined) return { kind: 'gone' };
  if (kept.truncated)
    deps.log.warn({ account: deps.account, uid: waiting.uid, size: waiting.size }, 'mailbox.mail_too_large');
  return takeIn(deps, place, waiting, kept);
}
