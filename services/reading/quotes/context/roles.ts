import { toMinor } from '../decimal.ts';
import type { MoneyRole, QuoteBasis, VatTerms } from '../types.ts';
import { wholeWords, wordList } from '../vocabulary/word-pattern.ts';
import { basisOf } from './basis.ts';
import type { Cue } from './cues.ts';
import { evidence, scoreOf } from './evidence.ts';
import type { Mention } from './mentions.ts';
import { type CueFound, cueBehind, governingCue } from './nearest-cue.ts';
import { asks, echoes } from './own-budget.ts';
import { isOwnBudget, type OwnWords, repeatsUs } from './own-words.ts';
import { namesTaxItself, vatTerms } from './vat.ts';

/** A mention with its reading: role, basis, VAT and the reasons that led there. */
export type Judged = {
  readonly mention: Mention;
  readonly lowMinor: number | null;
  readonly highMinor: number | null;
  readonly role: MoneyRole;
  readonly basis: QuoteBasis;
  readonly vat: VatTerms;
  readonly vatRate: number | null;
  readonly approximate: boolean;
  readonly score: number;
  readonly cue: Cue | null;
  readonly reasons: readonly string[];
};

/** Cues that say no more than that something is priced. */
const plainCues: ReadonlySet<Cue> = new Set(['price', 'product', 'line_item', 'option']);
const traps: ReadonlySet<Cue> = new Set(['discount', 'old_price', 'third_party', 'min_order', 'case_study', 'penalty']);
const itemStart = /^\s*(?:[-*•·▪●◦|]|\d{1,2}[.)]|[a-zа-я]\))\s?/u;
const wasBefore = /(?:^|[^\p{L}])(?:was|было|была|раньше|before)[\s:-]*$/u;
const isNow = wholeWords(wordList`
  now | today | стало | сейчас | теперь
`);
const instalment = /instal|рассроч|плат[её]ж|транш|rate|teilzahlung/u;
const refuses =
  /^[^.!?,;]{0,24}(?<!\p{L})(?:не (?:рассматрива|бер[её]м)\p{L}*|nehmen wir (?:nicht|keine)|we (?:don't|do not|never) (?:take|accept))(?!\p{L})/u;
const difference =
  /^\s*(?:дешевле|меньше|дороже|больше|cheaper|less than|more than|günstiger|teurer|billiger)(?!\p{L})/u;
/** Words that make a guess of the whole clause: "ориентировочно стоимость составит …". */
const vagueWord = wholeWords(wordList`
  ориентировочн~ | предварительн~ | примерн~ | приблизительн~ | навскидку | на глаз | грубо | по опыту |
  roughly | ballpark | approximate(?:ly)? | rough | preliminary | off the top of my head |
  ungefähr | schätzungsweise | grob~ | circa | hausnummer | erfahrungsgemäß
`);

/** Reads what one money expression is, by its zone, our own words, the words around it and its list's heading. */
export function judge(mention: Mention, own: OwnWords): Judged {
  const lowMinor = mention.span.low === null ? null : toMinor(mention.span.low);
  const highMinor = mention.span.high === null ? null : toMinor(mention.span.high);
  const { basis, stated } = basisOf(mention.lead, mention.tail, mention.heading);
  const vat = vatOf(mention);
  const found = cueOf(mention);
  const decided = decide(
    mention,
    found,
    basis,
    isOwnBudget(lowMinor, highMinor, mention.currency, own),
    repeatsUs(mention.sentence, own),
  );
  const reasons = [
    ...evidence(mention, stated),
    ...(found === null ? [] : [`${found.cue}: ${found.text}`]),
    ...decided.reasons,
  ];
  return {
    mention,
    lowMinor,
    highMinor,
    role: decided.role,
    basis,
    vat: vat.terms,
    vatRate: vat.rate,
    approximate: mention.span.approximate || vagueWord.test(mention.lead),
    score: scoreOf(mention, stated, found) + decided.score,
    cue: found?.cue ?? null,
    reasons,
  };
}

type Decision = { readonly role: MoneyRole; readonly score: number; readonly reasons: readonly string[] };
const ruled = (role: MoneyRole, score: number, reason: string): Decision => ({ role, score, reasons: [reason] });

function decide(
  mention: Mention,
  found: CueFound | null,
  basis: QuoteBasis,
  ownBudget: boolean,
  repeated: boolean,
): Decision {
  if (mention.zone === 'quoted') return ruled('quoted_text', -5, 'stands in quoted text');
  if (repeated) return ruled('quoted_text', -5, 'repeats a sentence of ours');
  if (mention.zone === 'signature') return ruled('signature', -5, 'stands in the signature');
  if (echoes(mention, found, ownBudget)) return ruled('budget_echo', -4, 'our own budget');
  if (asks(mention)) return ruled('budget_question', -4, 'asks for our budget');
  if (namesTaxItself(mention.lead.trim() === '' ? mention.row : mention.lead))
    return ruled('vat_amount', -5, 'the tax itself');
  if (wasBefore.test(mention.lead) && isNow.test(mention.sentence)) return ruled('old_price', -5, 'the price before');
  if (refuses.test(mention.tail)) return ruled('min_order', -5, 'the least the studio takes');
  const cue = found?.cue ?? null;
  if (cue !== null && traps.has(cue)) return ruled(cue as MoneyRole, -5, 'not asked of us');
  if (mention.section !== '' && (cue === null || plainCues.has(cue))) {
    return ruled('option', 0, `price of the block: ${mention.section}`);
  }
  if (/=\s*$/u.test(mention.lead) && basis === 'project' && (cue === null || plainCues.has(cue))) {
    return ruled('total', 1, 'the end of a calculation');
  }
  if (difference.test(mention.tail) && /(?<!\p{L})(?:на|by|um)\s*$|^\s*$/u.test(mention.lead)) {
    return ruled('discount', -5, 'a difference of prices');
  }
  if (basis === 'project' && /\+\s*$/u.test(mention.lead) && mention.order > 0)
    return ruled('addon', 0, 'comes on top');
  return ruled(offered(cue, basis, found?.text ?? ''), 0, 'read as a price');
}

function offered(cue: Cue | null, basis: QuoteBasis, text: string): MoneyRole {
  const recurring = basis === 'month' || basis === 'year';
  if (cue === 'stage' && !(recurring && !instalment.test(text))) return 'stage';
  if (basis === 'hour' || basis === 'day' || basis === 'page' || basis === 'unit') return 'rate';
  if (recurring) return 'support';
  if (cue === 'discounted') return 'total';
  if (cue === 'subtotal') return 'line_item';
  if (cue === 'total' || cue === 'addon' || cue === 'support' || cue === 'option' || cue === 'line_item') return cue;
  return basis === 'package' ? 'option' : 'price';
}

function cueOf(mention: Mention): CueFound | null {
  const ahead = governingCue(mention.lead);
  const behind = cueBehind(mention.tail);
  const open = ahead === null || ['price', 'product', 'line_item', 'option', 'support'].includes(ahead.cue);
  if (behind !== null && open) return behind;
  if (ahead === null && !/\p{L}/u.test(mention.row)) return governingCue(mention.heading);
  const rowLike = itemStart.test(mention.row) || mention.row.length < 60;
  if (!rowLike || (ahead !== null && ahead.cue !== 'product' && ahead.cue !== 'line_item')) return ahead;
  const above = governingCue(mention.heading);
  return above !== null && !['price', 'product', 'line_item', 'total', 'discounted', 'subtotal'].includes(above.cue)
    ? above
    : ahead;
}

function vatOf(mention: Mention): ReturnType<typeof vatTerms> {
  const behind = vatTerms(mention.tail.slice(0, 70));
  if (behind.terms !== 'unknown') return behind;
  const ahead = vatTerms(mention.lead.slice(-60));
  return ahead.terms !== 'unknown' ? ahead : vatTerms(mention.heading);
}
