import type { FollowUpStep } from './follow-up.ts';

/** What passed between us and one studio, as far as silence is concerned; machines say no words. */
export type Word =
  | { readonly by: 'us'; readonly step: 'inquiry' | FollowUpStep; readonly at: Date }
  | {
      readonly by: 'studio';
      readonly at: Date;
      readonly mode: 'email' | 'phone' | 'messenger';
      /** States a price or brings materials. */
      readonly offers: boolean;
    };

/** Time between two instants in working days of the studio, or in calendar days where no calendar of that year is known. */
export type Gap = { readonly days: number; readonly clock: 'working' | 'calendar' };

export type Reminder = {
  readonly at: Date;
  readonly mode: 'email' | 'phone' | 'messenger';
  /** Milliseconds since the studio's word before it. */
  readonly gapMs: number;
  readonly offers: boolean;
};

export type Silence =
  /** We had the last word, or the studio never spoke: nothing to remind us of. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'silence';
      /** The studio's last word before we fell silent; time to reminder runs from here. */
      readonly since: Date;
      /** End of what is observed. */
      readonly until: Date;
      /** In the denominator: the studio spoke last with a price or materials, and we stayed silent for 15 working days. */
      readonly counts: boolean;
      readonly reminders: readonly Reminder[];
      /** Milliseconds from `since` to the first reminder; null: censored at `until`. */
      readonly firstAfterMs: number | null;
    };

const workingSilenceDays = 15;
/** Three weeks hold fifteen working days, holidays apart. */
const calendarSilenceDays = 21;

/**
 * How often a studio reminds us of itself once it has had the last word (statistics 5.1): a reminder is a contact by a person that we
 * did not ask for, at least one working day after the studio's own word before it; what comes sooner belongs to the same turn.
 * The first word after one of ours answers it, however late, and is no reminder. `until` is the end of the silence stage, our
 * close, or now, whichever comes first; what lies after it is not looked at. Words may come in any order.
 */
export function remindersOf(words: readonly Word[], until: Date, gapBetween: (from: Date, to: Date) => Gap): Silence {
  const seen = words.filter(({ at }) => at <= until).sort((a, b) => a.at.getTime() - b.at.getTime());
  const ours = seen.findLastIndex((word) => word.by === 'us' && word.step !== 'close');
  const theirs = seen.slice(ours + 1).flatMap((word) => (word.by === 'studio' ? [word] : []));
  const [answer, ...later] = theirs;
  if (ours === -1 || answer === undefined) return { kind: 'none' };
  let since = answer.at;
  let last = answer.at;
  let offers = answer.offers;
  const reminders: Reminder[] = [];
  for (const { at, mode, offers: brings } of later) {
    if (gapBetween(last, at).days >= 1) {
      reminders.push({ at, mode, gapMs: at.getTime() - last.getTime(), offers: brings });
    } else if (reminders.length === 0) {
      since = at;
      offers ||= brings;
    }
    last = at;
  }
  const [first] = reminders;
  return {
    kind: 'silence',
    since,
    until,
    counts: offers && isLong(gapBetween(since, until)),
    reminders,
    firstAfterMs: first === undefined ? null : first.at.getTime() - since.getTime(),
  };
}

function isLong({ days, clock }: Gap): boolean {
  return days >= (clock === 'working' ? workingSilenceDays : calendarSilenceDays);
}
