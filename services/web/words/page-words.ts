import type { DispositionName } from '../../measures/outcome/dispositions.ts';
import type { LifeWords } from './life-words.ts';

/** Texts of the shell, the lists, the progress and the time line. */
export type PageWords = {
  readonly product: string;
  readonly whatThisIs: readonly string[];
  readonly skip: string;
  readonly otherLanguage: string;
  readonly api: string;
  readonly home: string;
  readonly rehearsalBanner: string;
  readonly rehearsal: string;
  readonly fieldwork: string;
  readonly campaigns: string;
  readonly noCampaigns: string;
  readonly title: string;
  readonly state: string;
  readonly kind: string;
  readonly created: string;
  readonly live: string;
  readonly report: string;
  readonly more: string;
  readonly campaignStates: Readonly<Record<string, string>>;
  readonly progress: string;
  readonly noWave: string;
  readonly wave: string;
  readonly fieldTime: string;
  readonly windowsClose: string;
  readonly sendingStopped: string;
  readonly done: (done: number, total: number) => string;
  readonly counts: Readonly<Record<CountName, string>>;
  readonly lastEvents: string;
  readonly noEvents: string;
  readonly when: string;
  readonly studio: string;
  readonly event: string;
  readonly processes: string;
  readonly mailboxes: string;
  readonly noProcesses: string;
  readonly alive: string;
  readonly notSeen: string;
  readonly secondsAgo: (seconds: number | null) => string;
  readonly events: Readonly<Record<string, string>>;
  readonly inquiry: string;
  readonly arm: string;
  readonly timeLine: string;
  readonly nothingYet: string;
  readonly sources: Readonly<Record<'attempt' | 'message' | 'call' | 'messenger' | 'disposition', string>>;
  readonly steps: Readonly<Record<string, string>>;
  readonly channels: Readonly<Record<string, string>>;
  readonly subject: string;
  readonly from: string;
  readonly inJunk: string;
  readonly machineSuspected: string;
  readonly machineSigns: Readonly<Record<string, string>>;
  readonly price: string;
  readonly mainPrice: string;
  readonly rule: string;
  readonly problem: string;
  readonly requestId: string;
};
type CountName =
  | 'waiting'
  | 'inFlight'
  | 'confirmed'
  | 'uncertain'
  | 'failed'
  | 'bounced'
  | 'answeredByPerson'
  | 'answeredByMachineOnly';

/** Texts of the report page beside those of its charts. */
export type ReportPageWords = {
  readonly heading: (title: string) => string;
  readonly inShort: string;
  readonly interimNote: (running: number, waiting: number) => string;
  /** `bounds`: the interval with its level, or why there is none. */
  readonly headline: (x: number, n: number, percent: string, bounds: string) => string;
  readonly withInterval: (interval: string) => string;
  readonly noHeadline: string;
  readonly customerView: (x: number, n: number, percent: string) => string;
  readonly meanWaiting: (mean: string, days: number) => string;
  readonly price: (budget: string, median: string, n: number) => string;
  readonly whoAnswered: string;
  readonly howLong: string;
  readonly whatItCosts: (budget: string) => string;
  readonly measure: string;
  readonly value: string;
  readonly interval: string;
  readonly counts: string;
  readonly denominator: string;
  readonly definitions: Readonly<Record<string, string>>;
  readonly denominators: Readonly<Record<string, string>>;
  readonly dispositions: string;
  readonly dispositionNames: Readonly<Record<DispositionName, string>>;
  readonly code: string;
  readonly group: string;
  readonly number: string;
  readonly after: string;
  readonly stillWaiting: string;
  readonly notEnough: string;
  readonly clockFaults: (n: number) => string;
  readonly byChannel: Readonly<Record<'form' | 'mail', string>>;
  readonly leftOut: (otherBasis: number, otherCurrency: number) => string;
  readonly vat: (added: number, unknown: number) => string;
  readonly converted: (n: number) => string;
  readonly coded: string;
  readonly codedNote: string;
  readonly agreement: (alpha: string | null, doubleCoded: number) => string;
  readonly withheld: string;
  readonly limits: string;
  readonly limitTexts: Readonly<Record<string, string>>;
  readonly provenance: string;
  readonly asOf: string;
  readonly protocolHash: string;
  readonly inputHash: string;
  readonly computedBy: string;
  readonly data: string;
  readonly saveChart: string;
  readonly chartAlternative: string;
};

export type AllWords = PageWords & { readonly reportPage: ReportPageWords; readonly life: LifeWords };
