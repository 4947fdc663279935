import type { DispositionName } from '../../measures/outcome/dispositions.ts';
import type { ContactMode } from '../../measures/outcome/mode-shares.ts';

/** A budget arm as the protocol has it: the words of the letters by language, empty where they name no budget. */
export type BudgetText = { readonly id: string; readonly text: Readonly<Record<string, string>> };

/** What an inbound item says, as far as dispositions and clocks need it. */
export type AnswerSort = 'auto' | 'substantive' | 'non_substantive' | 'refusal' | 'missed_call';
export type Answer = {
  readonly at: Date;
  readonly mode: ContactMode;
  readonly sort: AnswerSort;
  /** Suspected to be composed by a machine, by the rule or by a person's decision. */
  readonly machine: boolean;
};

/** The first contact's delivery, read from the ledger without a look at the answers (else the rate is biased up). */
export type Delivery =
  | { readonly kind: 'pending' }
  | { readonly kind: 'confirmed' | 'uncertain'; readonly channel: Channel; readonly startedAt: Date }
  | {
      readonly kind: 'failed' | 'not_sent';
      readonly channel: Channel;
      readonly reason: string | null;
      /** When the request or message left, if it did (failed only): an answer may still come and is measured from here. */
      readonly startedAt: Date | null;
      readonly settledAt: Date;
    };
export type Channel = 'form' | 'mail';

/** The main price of the first answer that states one. Money in minor units of the currency. */
export type MainQuote = {
  readonly lowMinor: number | null;
  readonly highMinor: number | null;
  readonly currency: string | null;
  readonly basis: string;
  readonly vat: string;
  /** In percent, where the studio named it. */
  readonly vatRate: number | null;
  readonly approximate: boolean;
  readonly at: Date;
};

export type Arm = {
  readonly persona: string;
  readonly channel: string;
  readonly budget: string;
  readonly wording: string;
};

/** Everything the report knows of one inquiry; `answers` are in the order of arrival. */
export type InquiryFacts = {
  readonly inquiryId: string;
  readonly studioId: string;
  readonly arm: Arm;
  /** Stratum of the draw. */
  readonly stratum: string;
  /** Studios with the same key share a telephone or a mailbox, so one owner's answers; null: a studio of its own. */
  readonly owner: string | null;
  readonly delivery: Delivery;
  readonly answers: readonly Answer[];
  readonly quote: MainQuote | null;
  /** Our reminder ends the spontaneous clock. */
  readonly nudgedAt: Date | null;
  /** Whether a form for inquiries could be seen on the site, working or not; null where nobody looked for one. */
  readonly formSeen: boolean | null;
  /** From when we no longer saw whether this studio answers, because our mailbox was down for long; null: seen throughout. */
  readonly lostAt: Date | null;
  /** End of the day by which the letter asks for an answer; null: it names none. */
  readonly answerBy: Date | null;
  /** The rules found doubt in a person's letter, and no coder rejected it; a settled code goes before it. */
  readonly doubtHinted: boolean;
  /** The studio asked to be left alone after it was contacted. */
  readonly optedOut: boolean;
  /** What a person said it is, in place of the rule; absent or null: the rule decides. */
  readonly overruled?: DispositionName | null;
  readonly windowDays: number;
  /** When the response window of the whole wave closes. */
  readonly waveClosesAt: Date;
};

const DAY_MS = 86_400_000;

/** t0: confirmed delivery, or the moment of arming when delivery is uncertain; null when nothing left the machine. */
export function startOf({ delivery }: Pick<InquiryFacts, 'delivery'>): Date | null {
  return delivery.kind === 'pending' ? null : delivery.startedAt;
}

/**
 * End of the inquiry's own window: W days from t0, or from the day its delivery was given up, so that lost and delivered
 * inquiries enter the rates after the same time and an interim rate leans to neither.
 */
export function windowEndOf({ delivery, windowDays }: InquiryFacts): Date | null {
  if (delivery.kind === 'pending') return null;
  const from = 'settledAt' in delivery ? (delivery.startedAt ?? delivery.settledAt) : delivery.startedAt;
  return new Date(from.getTime() + windowDays * DAY_MS);
}

/**
 * The studio's own answers: inside the window and not after our reminder. Later ones stay events of the time line; what a reminder
 * brings is another outcome (statistics 2.1) and in no rate.
 */
export function answersInWindow(facts: InquiryFacts): readonly Answer[] {
  const end = earliest(windowEndOf(facts), facts.nudgedAt);
  return facts.answers.filter(({ at }) => at.getTime() <= end);
}

/** The earliest of some moments in milliseconds; null: none. */
export function earliest(...moments: readonly (Date | null)[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const moment of moments) if (moment !== null) least = Math.min(least, moment.getTime());
  return least;
}

/** Whether a person answered inside the window, and only after we had reminded the studio. */
export function answeredAfterNudge(facts: InquiryFacts): boolean {
  const end = windowEndOf(facts);
  const first = firstAfterNudge(facts);
  return first !== null && end !== null && first.at <= end;
}

/** The first answer of a person who was silent until our reminder, however late. */
export function firstAfterNudge(facts: InquiryFacts): Answer | null {
  const { answers, nudgedAt } = facts;
  if (nudgedAt === null || firstHuman(facts) !== null) return null;
  return answers.find(({ at, sort }) => sort !== 'auto' && at > nudgedAt) ?? null;
}

/** The first answer of a person among the studio's own, a missed call that can be attributed included. */
export function firstHuman(facts: InquiryFacts): Answer | null {
  const end = earliest(windowEndOf(facts), facts.nudgedAt);
  return facts.answers.find(({ at, sort }) => sort !== 'auto' && at.getTime() <= end) ?? null;
}
