const stop = /[.!?;…]+(?=\s)|(?<=\n)\s*\n/gu;
/** Words whose full stop ends no sentence. */
const abbreviation =
  /(?:^|[\s(.])(?:inkl|incl|zzgl|exkl|excl|ca|nr|z|b|d|h|bzw|mtl|ggf|vgl|etc|approx|г|ул|им|т|е|к|ч|д|стр|тел|др|пр|см|мин|макс|no|vs|st|u|s|usw|max|min|gem|einschl|mwst|ust|std|abs|gesetzl|rd|pp|sog|max|jr)$/iu;
const startsNew = /^\s+["«(\-–—•*]*\s*(?:\p{Lu}|\d+[.)]|\d)/u;
const moneyAbbreviation = /(?:руб|р|тыс|млн|млрд|коп|долл|грн|tsd|mio|т\.р|тр)$/iu;

/** Offsets at which sentences of a line begin, 0 first; `raw` keeps its case, which decides whether a stop ends one. */
export function sentenceStarts(raw: string): number[] {
  const starts = [0];
  for (const match of raw.matchAll(stop)) {
    const end = match.index + match[0].length;
    const rest = raw.slice(end, end + 12);
    const before = raw.slice(Math.max(0, match.index - 10), match.index);
    const leader = match[0].length > 2 && !/^\s+\p{Lu}/u.test(rest);
    if (leader) continue;
    if (match[0] === '.') {
      if (abbreviation.test(before)) continue;
      // "руб. 350" goes on, "руб. Срок" does not; a lower-case word goes on too.
      const digitNext = /^\s+\d/u.test(rest);
      if (!startsNew.test(rest) || (digitNext && moneyAbbreviation.test(before))) continue;
    }
    starts.push(end);
  }
  return starts;
}
