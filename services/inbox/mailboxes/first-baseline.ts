export type BaselineFacts = {
  /** Field time. */
  readonly now: Date;
  /** When the earliest wave that still listens was launched, field time; null when there is none. */
  readonly launchedAt: Date | null;
  /** UIDNEXT of the folder when it was first seen; what lies below was there before us. */
  readonly uidNext: number;
};

/** Of the mails up to `uid` only those that arrived at or after `since` are read; of later ones all. */
export type Baseline = { readonly uid: number; readonly since: Date };

/** Who sets a mailbox up tries it with a mail or two, perhaps before the poller has seen it. */
const graceMs = 86_400_000;

/**
 * Where a folder that nobody has read yet begins. Nothing that came before the first letter of a wave can answer it, so an old
 * mailbox is not read whole: only what came since the launch, or where no wave listens since a day ago, and everything that comes
 * from now on.
 */
export function firstBaseline({ now, launchedAt, uidNext }: BaselineFacts): Baseline {
  const since = launchedAt !== null && launchedAt < now ? launchedAt : new Date(now.getTime() - graceMs);
  return { uid: Math.max(0, uidNext - 1), since };
}

/**
 * The day from which a server is asked (SINCE of RFC 9051 6.4.4 knows only days, in the server's time zone, which may be up to 14
 * hours away): a whole day earlier, at midnight UTC.
 */
export function searchDay({ since }: Pick<Baseline, 'since'>): Date {
  return new Date(Math.floor(since.getTime() / 86_400_000 - 1) * 86_400_000);
}
