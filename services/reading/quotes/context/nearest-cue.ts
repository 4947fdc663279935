import { wholeWords } from '../vocabulary/word-pattern.ts';
import { type Cue, cueWords } from './cues.ts';

export type CueFound = { readonly cue: Cue; readonly at: number; readonly end: number; readonly text: string };

const anyCue = wholeWords(cueWords.map(([, words]) => `(${words})`).join('|'), 'uy');
const wordStart = /[\p{L}\p{N}]+/gu;
const farthest = 160;
const behindReach = 40;
/** Name work or a product; they yield to every word that says what the money is for. */
const weak: ReadonlySet<Cue> = new Set(['product', 'line_item']);
/** Words about other money; a colon or semicolon ends their reach. */
const endsAtBreak: ReadonlySet<Cue> = new Set([
  'budget_echo',
  'discount',
  'old_price',
  'third_party',
  'min_order',
  'case_study',
  'penalty',
  'price',
]);
/** Cues that may also stand right behind the amount: "175 000 ₽ — предоплата", "$500 off". */
const speakBehind: ReadonlySet<Cue> = new Set([
  'budget_echo',
  'discount',
  'stage',
  'total',
  'third_party',
  'support',
  'penalty',
  'case_study',
  'discounted',
]);
const link = /^[\s\-(.]*(?:(?:за|на|это|for|für|as|als|of|von|the|is|der|die|das|в качестве|в виде|it's|-)\s+){0,2}$/u;
/** A stage with a percentage is a term of payment, not the name of this amount. */
const term = /^[^(]{0,24}\d{1,3}\s?%|^\s*(?:\p{L}+\s+){0,2}\d{1,3}\s?%/u;
const clauseBreak = /[,;:()!?]|\s-|-\s|\n/u;
const hardBreak = /[:;!?]/u;
const forYou = /(?:для вас|вам|предложени|смет|расч[её]т|for you|proposal|ihnen|angebot)/u;
const includes = /(?:включ|вход|вместе с|с уч[её]том|includ|inkl|enth[aä]lt|enthalten)\p{L}*[^.;:]*$/u;
const offWord = /^\s*off(?!\p{L})/u;

/**
 * The cue that governs an amount by the words before it. The later cue wins; a bare word of price ("стоит") does not
 * displace the thing it prices unless a clause break stands between; names of work yield to everything else.
 */
export function governingCue(lead: string): CueFound | null {
  const text = lead.slice(-farthest);
  let governing: CueFound | null = null;
  for (const found of cuesIn(text)) {
    if (found.cue === 'case_study' && forYou.test(text)) continue;
    if (found.cue === 'third_party' && includes.test(text.slice(0, found.at))) continue;
    if (governing === null || displaces(found, governing, text.slice(governing.end, found.at))) governing = found;
  }
  return governing;
}

function displaces(found: CueFound, governing: CueFound, between: string): boolean {
  if (weak.has(found.cue)) {
    if (weak.has(governing.cue)) return found.cue !== 'product';
    return endsAtBreak.has(governing.cue) && hardBreak.test(between);
  }
  if (found.cue === 'price') return weak.has(governing.cue) || governing.cue === 'price' || clauseBreak.test(between);
  return true;
}

/** All cues of a text from left to right; tried only where words begin, which is ten times faster than a search. */
function* cuesIn(text: string): Generator<CueFound> {
  let end = 0;
  for (const word of text.matchAll(wordStart)) {
    if (word.index < end) continue;
    anyCue.lastIndex = word.index;
    const match = anyCue.exec(text);
    if (match === null) continue;
    const row = match.findIndex((group, index) => index > 0 && group !== undefined);
    const cue = cueWords[row - 1]?.[0];
    end = match.index + match[0].length;
    if (cue !== undefined) yield { cue, at: match.index, end, text: match[0] };
  }
}

/** A cue within a few words behind the amount, before any comma. */
export function cueBehind(tail: string): CueFound | null {
  const text = tail.slice(0, behindReach);
  if (offWord.test(text)) return { cue: 'discount', at: 0, end: 4, text: 'off' };
  const clause = text.slice(0, text.search(/[,;:+]|$/u));
  const found = cuesIn(clause).next().value;
  if (found === undefined || !speakBehind.has(found.cue) || !link.test(clause.slice(0, found.at))) return null;
  return found.cue === 'stage' && term.test(tail.slice(found.end)) ? null : found;
}
