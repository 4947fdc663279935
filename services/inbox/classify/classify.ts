/**
 * The class of an inbound mail with every vote that led to it. Reports of mail servers come first, then machines, then
 * people: half of all bounces call themselves automatic replies.
 */
import { type MailReport, readReport } from '../bounce/report.ts';
import type { ParsedMail } from '../mime/parsed-mail.ts';
import { newText, wholeText, writtenText } from '../new-text/new-text.ts';
import { subtractOwn } from '../new-text/subtract-own.ts';
import { autoHeaderVotes } from './auto-headers.ts';
import { autoPhraseVotes } from './auto-phrases.ts';
import { humanVotes } from './human-phrases.ts';
import { newsletterVotes } from './newsletter.ts';
import { type EventKind, tally, type Vote, vote } from './vote.ts';

/** What is known beside the mail itself. */
export type MailContext = {
  /** Time from the confirmed contact to arrival, milliseconds. Nobody types an answer within a minute. */
  readonly latencyMs?: number;
  /** False when attribution found no inquiry: the mail concerns something else. */
  readonly attributed?: boolean;
  /** It answers or quotes our letter. */
  readonly quotesInquiry?: boolean;
  /** Sentences of our letter. Left unmarked in a reply they would speak for the studio: our budget would be its price. */
  readonly ownSentences?: readonly string[];
};

/** `hard`, `final`, `recipient`, `status`, `reason` and `returned` are there for reports of mail servers only. */
export type Classification = { readonly kind: EventKind; readonly votes: readonly Vote[] } & Partial<
  Pick<MailReport, 'hard' | 'final' | 'recipient' | 'status' | 'reason' | 'returned'>
>;

/** Rules whose words acknowledge a message; other signs of a machine say nothing about which answer it is. */
const receiptWords: ReadonlySet<string> = new Set([
  'receipt-subject',
  'ticket-subject',
  'ticket-number',
  'received',
  'will-answer',
  'somebody-will-answer',
  'copy',
  'thanks-for-contact',
]);

/** Weight at which a class is taken. */
const enough = 0.8;

export function classify(mail: ParsedMail, context: MailContext = {}): Classification {
  const whole = wholeText(mail);
  const report = readReport(mail, whole);
  if (report) {
    const { kind, votes, hard, final, recipient, status, reason, returned } = report;
    return { kind, votes, hard, final, recipient, status, reason, returned };
  }
  const own = context.ownSentences ?? [];
  const written = subtractOwn(writtenText(mail), own);
  const fresh = subtractOwn(newText(mail), own).trim();
  const human = humanVotes(fresh, mail.attachments);
  const votes = [
    ...autoHeaderVotes(mail),
    ...autoPhraseVotes(mail.subject, written),
    ...personalVotes(fresh, mail, context),
    ...newsletterVotes(mail, whole),
    ...human,
  ];
  // Receipts speak as "we"; absence notes say "I" like people.
  const singular = firstPerson.exec(fresh)?.[0];
  if (singular && tally(votes, 'out_of_office') === 0) votes.push(vote('says-i', 'auto_ack', -0.2, singular));
  votes.push(...emptyVotes(votes, fresh, mail));
  if (tally(human, 'human_decline') >= 1) votes.push(vote('personal-refusal', 'auto_ack', -0.4, 'refuses'));
  return { kind: decide(votes, context), votes };
}

function decide(votes: readonly Vote[], context: MailContext): EventKind {
  const absence = tally(votes, 'out_of_office');
  const machine = tally(votes, 'auto_ack') + absence;
  const bulk = tally(votes, 'newsletter');
  const receipt = tally(
    votes.filter((one) => receiptWords.has(one.rule)),
    'auto_ack',
  );
  // A header that says "automatic" outweighs all signs of a person: price lists with a question mark are sent by machines too.
  const declared = votes.some((one) => one.rule.startsWith('header:') && one.weight >= 1);
  if (bulk >= enough && bulk > machine && !declared) return 'newsletter';
  if (declared || machine >= enough) return absence >= 0.5 && absence >= receipt ? 'out_of_office' : 'auto_ack';
  if (context.attributed === false) return 'unrelated';
  const decline = tally(votes, 'human_decline');
  const redirect = tally(votes, 'human_redirect');
  const substance = tally(votes, 'human_substantive');
  if (decline > substance && decline >= redirect) return 'human_decline';
  return redirect > substance ? 'human_redirect' : 'human_substantive';
}

/** A short letter that acknowledges or excuses and holds nothing else is hardly typed by hand. */
function emptyVotes(votes: readonly Vote[], fresh: string, mail: ParsedMail): Vote[] {
  const holdsMore = fresh.length > 500 || fresh.includes('?') || mail.attachments.length > 0;
  if (holdsMore || votes.some((one) => one.kind.startsWith('human_'))) return [];
  const cues = votes.filter((one) => one.kind === 'auto_ack' || one.kind === 'out_of_office');
  const first = cues.find((one) => one.weight > 0);
  if (!first || tally(cues, 'auto_ack') + tally(cues, 'out_of_office') < 0.5) return [];
  return [vote('says-nothing-else', first.kind, 0.3, first.evidence)];
}

const firstPerson = /(?<![\p{L}\p{N}'’])(?:я|меня|мне|I(?:['’](?:m|ll|ve|d))?|ich|mir|mich)(?![\p{L}\p{N}])/u;

/** Signs of a person, which speak against a machine, and the one sign of time that speaks for it. */
function personalVotes(fresh: string, mail: ParsedMail, context: MailContext): Vote[] {
  const votes: Vote[] = [];
  const against = (rule: string, weight: number, evidence: string): void => {
    votes.push(vote(rule, 'auto_ack', -weight, evidence));
  };
  const questions = (fresh.match(/\?/g) ?? []).length;
  if (questions > 0) against('personal-question', questions > 1 ? 0.4 : 0.2, `${questions} questions`);
  const price = /\d[\d\s.,]{1,12}\s{0,2}(?:руб|тыс|₽|€|eur|\$|usd)/iu.exec(fresh)?.[0];
  if (price) against('personal-price', 0.3, price);
  if (fresh.length > 1_500) against('long-letter', 0.2, `${fresh.length} characters`);
  if (
    context.quotesInquiry ||
    (mail.inReplyTo.length > 0 &&
      /^(?:re|aw|отв|на)\s?(?:\[\d+\])?:/iu.test(mail.subject) &&
      /^\s{0,3}>/m.test(mail.text))
  )
    against('quotes-the-letter', 0.2, mail.subject);
  if (context.latencyMs !== undefined && context.latencyMs < 60_000)
    votes.push(vote('within-a-minute', 'auto_ack', 0.4, `${Math.round(context.latencyMs / 1000)} s`));
  return votes;
}
