import type { Ledger } from './ledger.ts';
import type { RecordedAttempt } from './store.ts';
import { hold, type Tally } from './tally.ts';

/** What a grade of evidence in the city's words is in ours; an answer to the alias may have settled what a site left open. */
const grades: Record<string, readonly string[]> = {
  E4: ['confirmed engine_positive'],
  E3: ['confirmed success_text', 'confirmed thank_you_page'],
  E2: ['uncertain no_evidence', 'confirmed acknowledged'],
  E1: ['uncertain no_evidence', 'confirmed acknowledged'],
  X: [
    ...['uncertain http_5xx', 'uncertain connection_lost', 'uncertain timeout', 'uncertain page_error'],
    'confirmed acknowledged',
  ],
};

/** Ends that a stop or a kill of ours gave an attempt before it was armed: they say nothing of the site. */
const ofOurOwn: ReadonlySet<string> = new Set(['sending_stopped', 'browser_failed']);

/** How the form of one studio ended, held against what the city says of it, and whether mail was tried exactly where it may be. */
export function compareForm(
  tally: Tally,
  domain: string,
  attempts: readonly RecordedAttempt[],
  { studios }: Ledger,
): void {
  const truth = studios.find((studio) => studio.domain === domain);
  const form = attempts.findLast(
    ({ channel, reason, crashed }) => channel === 'form' && !crashed && !ofOurOwn.has(reason ?? ''),
  );
  if (truth === undefined || form === undefined) return;
  const ended = `${form.state} ${form.reason ?? ''}`;
  const due = truth.expectedReason;
  const right =
    grades[due]?.includes(ended) ?? (due === 'rejected' ? form.state === 'rejected' : ended === `not_sent ${due}`);
  hold(tally, 'form', `${domain}, ${truth.siteKind}`, due, right ? due : ended);
  const fallback = attempts.some(({ channel, state }) => channel === 'mail' && state !== 'not_sent');
  hold(tally, 'fallback', `${domain}, ${truth.siteKind}`, truth.expectedChannel === 'mail', fallback);
}
