import type { ThenAndNow } from '../report/life-schema.ts';
import type { WhyNoInterval } from '../report/thresholds.ts';

/** A share with its counts, ready for a sentence. */
export type Counted = { readonly x: number; readonly n: number; readonly percent: string };

/** Texts of charts and reports. Sentences state counts, never a judgement about studios. */
export type ReportWords = {
  readonly rehearsal: string;
  readonly whoAnswered: (answered: Counted, days: number) => string;
  readonly whoAnsweredMeasure: (days: number) => string;
  readonly noWindowOver: string;
  readonly howLong: (median: string) => string;
  readonly medianNotReached: (days: number) => string;
  readonly medianNotReachedYet: string;
  readonly howLongMeasure: (days: number) => string;
  readonly nobodyFollowed: string;
  readonly whatItCosts: (median: string, mean: string) => string;
  readonly whatItCostsMeasure: (budget: string) => string;
  readonly noPrices: string;
  /** Which budget the letters named, as it stands in a sentence. */
  readonly budget: {
    readonly none: string;
    readonly named: (text: string) => string;
    readonly arm: (id: string) => string;
  };
  readonly dates: (from: string, to: string) => string;
  readonly interim: (day: string) => string;
  readonly source: (campaign: string, wave: number, hash: string, code: string) => string;
  readonly segments: Readonly<
    Record<'email' | 'phone' | 'messenger' | 'silent' | 'other' | 'undelivered' | 'answered', string>
  >;
  readonly ofN: (x: number, n: number) => string;
  readonly whyNoInterval: Readonly<Record<WhyNoInterval, string>>;
  readonly median: string;
  readonly mean: string;
  readonly waiting: string;
  readonly answeredShare: string;
  readonly silenceOpen: (day: string) => string;
  readonly whereLost: (quotes: number, n: number) => string;
  readonly whereLostMeasure: string;
  readonly ofPrevious: (percent: string) => string;
  readonly stages: Readonly<Record<string, string>>;
  readonly whoComesBack: (reminded: Counted, open: boolean) => string;
  readonly whoComesBackMeasure: (days: number) => string;
  readonly nobodySpokeLast: string;
  readonly notReminded: string;
  readonly thenAndNow: (n: number) => string;
  readonly thenAndNowMeasure: string;
  readonly thenRows: Readonly<Record<ThenAndNow['rows'][number]['id'], string>>;
  readonly quoteForms: Readonly<Record<'point' | 'range' | 'from' | 'upto', string>>;
  readonly quotesAxis: string;
  readonly priceAxis: (currency: string) => string;
  readonly interval95: string;
};
