import { wholeWords, wordList } from '../vocabulary/word-pattern.ts';
import type { Mention } from './mentions.ts';
import type { CueFound } from './nearest-cue.ts';

const budgetWord = wholeWords(wordList`
  бюджет~ | ~budget~ | укла~ | уложи~ | впис~ | fits? | within | passt | im rahmen | лимит~
`);
const asksBudget = wholeWords(wordList`
  бюджет~ | рассчитыва~ | ориентиру~ | планиру~ (?:вложить|потратить|инвестировать) |
  готовы (?:потратить|вложить|инвестировать) | budget | spend(?:ing)? | willing to invest | vorgestellt |
  ausgeben | investieren
`);
const tells = wholeWords(wordList`
  стоимост~ | стоит | обойд~ | составит | цена | costs? | price | quote | kostet | preis | kosten
`);
const youNamed =
  /^\s*,?\s*(?:котор\p{L}+ (?:вы|у вас)|что вы (?:указ|назв|пис)\p{L}+|d(?:as|ie|en) sie (?:nenn|genannt|angeb|angegeb|erwähn)\p{L}*|(?:that|which)? ?you (?:mention|indicat|stat|have|gave|set)\p{L}*)/u;
const ownCueReach = 30;

/** Our budget said back: "в рамках вашего бюджета 500 тыс."; an amount of ours that is priced anew is a quote. */
export function echoes(mention: Mention, found: CueFound | null, ownBudget: boolean): boolean {
  if (found?.cue === 'budget_echo') {
    const between = mention.lead.slice(-160).slice(found.end);
    const near = between.length <= ownCueReach || (between.length <= 2 * ownCueReach && /бюджет|budget/u.test(between));
    return ownBudget || near || found.end === 0;
  }
  if (youNamed.test(mention.tail) && /бюджет|сумм|budget|betrag|amount/u.test(mention.sentence)) return true;
  if (!ownBudget) return false;
  const priced =
    found !== null && !budgetWord.test(mention.lead) && !budgetWord.test(mention.tail.slice(0, ownCueReach));
  return !priced;
}

/** A question about what we can spend, with the amounts it offers. */
export function asks(mention: Mention): boolean {
  const inSentence =
    /\?\s*$/u.test(mention.sentence) && asksBudget.test(mention.sentence) && !tells.test(mention.sentence);
  return (
    inSentence ||
    (/\?\s*$|[?:]\s*$/u.test(mention.heading) && /\?/u.test(mention.heading) && asksBudget.test(mention.heading))
  );
}
