import { humanVotes } from '../classify/human-phrases.ts';
import { tally } from '../classify/vote.ts';
import type { MessageSense } from './message.ts';

/** What the words of a message say, by the same phrases and the same comparison as those of a mail. */
export function messageSense(body: string): MessageSense {
  const votes = humanVotes(body, []);
  const decline = tally(votes, 'human_decline');
  const redirect = tally(votes, 'human_redirect');
  const substance = tally(votes, 'human_substantive');
  if (decline > substance && decline >= redirect) return 'decline';
  return redirect > substance ? 'redirect' : 'substantive';
}
