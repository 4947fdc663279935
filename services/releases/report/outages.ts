/** A time in which our mailbox could not be read; `to` is null while it lasts. */
export type Outage = { readonly from: Date; readonly to: Date | null };

const DAY_MS = 86_400_000;
/** Share of its window from which on an inquiry counts as not observed (statistics 1.1, code 232). */
const LOST_FROM_SHARE = 0.1;

/**
 * When the view of an inquiry was lost: the start of the first outage in its window, if the outages take a tenth of the window or
 * more. Shorter ones lose nothing: mail waits with the sender for days (RFC 5321, 4.5.4.1) and keeps its own time of arrival.
 */
export function lostAt(outages: readonly Outage[], start: Date, windowDays: number, now: Date): Date | null {
  const windowMs = windowDays * DAY_MS;
  const end = Math.min(start.getTime() + windowMs, now.getTime());
  const inside = merged(outages, now)
    .map(({ from, to }) => ({ from: Math.max(from, start.getTime()), to: Math.min(to, end) }))
    .filter(({ from, to }) => to > from);
  const dark = inside.reduce((sum, { from, to }) => sum + to - from, 0);
  const [first] = inside;
  return first !== undefined && dark >= LOST_FROM_SHARE * windowMs ? new Date(first.from) : null;
}

/** Hours in which no mailbox of ours could be read, from the launch on; overlapping outages count once. */
export function darkHours(outages: readonly Outage[], since: Date, now: Date): number {
  const spans = merged(outages, now).map(({ from, to }) => Math.max(0, to - Math.max(from, since.getTime())));
  return spans.reduce((sum, span) => sum + span, 0) / 3_600_000;
}

type Span = { from: number; to: number };

function merged(outages: readonly Outage[], now: Date): Span[] {
  const spans = outages
    .map(({ from, to }) => ({ from: from.getTime(), to: Math.min((to ?? now).getTime(), now.getTime()) }))
    .toSorted((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const { from, to } of spans) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}
