import { endingWith, startingWith, wordList } from '../vocabulary/word-pattern.ts';

export type Bound = 'from' | 'upto' | null;
export type BoundReading = { readonly bound: Bound; readonly approximate: boolean };

const reach = 48;
const about = endingWith(
  wordList`
  около | примерно | приблизительно | порядка | где-то | что-то около | ориентировочно | предварительно |
  в районе | плюс-минус | почти | грубо(?: говоря)? | навскидку | на глаз | в среднем | условно | округленно |
  about | around | approximately | approx\.? | roughly | circa | an? estimated | estimated(?: at)? | ballpark |
  in the region of | some | nearly | almost | somewhere around | in the neighbou?rhood of | give or take | say |
  on average |
  ca\.? | circa | etwa | ungefähr | rund | um die | in etwa | knapp | schätzungsweise | grob(?: geschätzt)? |
  überschlägig | im schnitt | so um die | an die
`,
);
const sign = /(?:~|≈|±|\+\/-)\s*\p{Sc}?\s*$/u;
const from = endingWith(
  wordList`
  от | начина~ (?:с|от) | старту~ (?:с|от) | нижн~ (?:планк|границ)~ | свыше | более(?: чем)? | больше(?: чем)? |
  выше | не (?:менее|меньше|ниже|дешевле)(?: чем)? | как минимум | минимум | минимально | мин\. | дороже |
  отталкиваться от |
  from | (?:starts?|begins?|starting|beginning|kicks? off) (?:at|from|around) | (?:as (?:low|little) as) |
  from as (?:low|little) as | from just | more than | over | above | at least | no less than | not less than |
  minimum(?: of)? | a minimum of | min\.? | in excess of | upwards of | exceeding | north of | greater than |
  higher than | no lower than |
  ab | mindestens | minimal | mehr als | wenigstens | (?:beginn|start|los)~ (?:es )?(?:ab|bei|mit) |
  aufwärts von | min\.? | oberhalb(?: von)? | über | nicht unter
`,
);
const upto = endingWith(
  wordList`
  до | не (?:более|больше|выше|дороже)(?: чем)? | менее(?: чем)? | меньше(?: чем)? | ниже(?: чем)? | дешевле |
  максимум | максимально | макс\.? | в пределах | не превы~ | потол~ | верхн~ (?:планк|границ)~ | в рамках |
  укладыв~ в | уложи~ в |
  up to | under | below | less than | lower than | at most | no more than | not more than | maximum(?: of)? |
  max\.? | not exceed(?:ing)? | within | cheaper than | capped at | a cap of | ceiling of | tops? out at |
  fewer than | not exceeding | won't exceed |
  bis(?: zu)? | unter | weniger als | höchstens | maximal | max\.? | nicht mehr als | nicht über |
  unterhalb(?: von)? | gedeckelt (?:auf|bei) | obergrenze(?: von)? | maximum(?: von)?
`,
);
/** "Angebot über 4.500 €" names the sum, "rose from $ 63" names the start of a change. */
const plainAfterAll =
  /(?:(?:angebot|rechnung|auftrag|summe|betrag|gutschein|kostenvoranschlag|anzahlung)\p{L}*\s+über|(?:rose|rise|risen|fell|fallen|fall|up|down|jumped|dropped|increased?|decreased?|declined?|climbed|grew|surged|slightly)(?:[\s,]+[^\s,]+){0,8}\s+from|(?:вырос|упал|снизил|увеличил)\p{L}*\s+(?:от|с)|(?:from)\s+(?:an?\s+)?(?:estimated|reported))[\s"'«(~≈]*(?:(?:an?\s+)?(?:estimated|reported)\s*)?$/u;
const andUp = startingWith(wordList`
  и (?:выше|более|больше|дороже) | или (?:выше|более|больше) | and (?:up|above|more|over|upwards?) | or more |
  upwards | aufwärts | und (?:mehr|aufwärts|darüber) | min(?:imum)?\.?(?!\s*\d)
`);
const plusSign = /^\s?\+(?!\s*[\p{L}\d])/u;
const andDown = startingWith(wordList`
  и (?:ниже|меньше|дешевле) | или (?:меньше|дешевле) | max(?:imum|imal)?\.? | максимум | at most | or less |
  tops | und weniger | oder weniger | höchstens
`);
const moreOrLess = startingWith(wordList`
  \+\/- | ± | плюс-минус | ориентировочно | примерно | приблизительно | или около того | or so | ish | roughly |
  approximately | ungefähr | in etwa
`);

/** Reads the bound and vagueness words just before an amount at [start, end), in any order ("от примерно", "ca. ab"). */
export function boundBefore(folded: string, start: number, end: number): BoundReading {
  let text = folded.slice(Math.max(0, start - reach), start);
  let approximate = false;
  let bound: Bound = null;
  if (plainAfterAll.test(text)) return { bound, approximate: about.test(text) };
  for (let turn = 0; turn < 3; turn++) {
    const vague = sign.exec(text) ?? about.exec(text);
    const low = from.exec(text);
    const high = upto.exec(text);
    const found = [vague, low, high].filter((match) => match !== null).sort((a, b) => a.index - b.index)[0];
    if (found === undefined) break;
    if (found === vague) approximate = true;
    else bound ??= boundOf(found, found === high, text, folded.slice(end, end + reach));
    text = text.slice(0, found.index);
  }
  return { bound, approximate };
}

/** Reads "и выше", "+", "or more", "max." just after `end`. */
export function boundAfter(folded: string, end: number): BoundReading {
  const text = folded.slice(end, end + reach);
  if (plusSign.test(text) || andUp.test(text)) return { bound: 'from', approximate: false };
  if (andDown.test(text)) return { bound: 'upto', approximate: false };
  return { bound: null, approximate: moreOrLess.test(text) };
}

const more = /(?:more|over|above|exceed\p{L}*|beyond|mehr als|über|больше|более|выше|дороже|свыше)/u;
const less = /(?:less|under|below|cheaper|unter|weniger|дешевле|меньше|ниже)/u;
const denial = /(?:(?<!\p{L})not|n't|never|nicht|kaum|keinesfalls|вряд ли|(?<!\p{L})не)(?!\p{L})[^,;:]{0,40}$/u;
const denialBehind = /^[^.!?,;]{0,30}(?<!\p{L})(?:не|нет|нельзя|nicht|not|never|won't|impossible|unmöglich)(?!\p{L})/u;

/** "should not cost more than $8,000" and "дороже 200 тысяч не выйдет" are ceilings, "unter 3.500 € geht es nicht" a floor. */
function boundOf(found: RegExpExecArray, ceiling: boolean, text: string, behind: string): Bound {
  const word = found[0];
  if (!ceiling && more.test(word)) {
    return denial.test(text.slice(0, found.index)) || denialBehind.test(behind) ? 'upto' : 'from';
  }
  if (ceiling && less.test(word) && denialBehind.test(behind)) return 'from';
  return ceiling ? 'upto' : 'from';
}
