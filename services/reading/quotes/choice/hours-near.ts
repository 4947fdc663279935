import type { Judged } from '../context/roles.ts';
import { fold } from '../fold.ts';

/** Hours of work stated near a rate, [low, high]. */
export type Hours = readonly [number, number];

const hoursOfWork =
  /(?<![\d.,/-])(\d{1,3}(?:[ .,]\d{3})|\d{1,5})(?:\s?(?:-|до|to|bis)\s?(\d{1,5}))?\s*(?:нормо-?|рабочих |чел\.?-?|человеко-?)?(?:час(?:ов|а)?|ч\.?(?=[\s,.;)]|$)|hours?|hrs?|h(?=[\s,.;)]|$)|(?:arbeits)?stunden|std\.?)(?![\p{L}\d/])/gu;
const notWork =
  /(?:в течение|через|за|до|круглосуточно|within|in|every|innerhalb|binnen|каждые|24\/7|ответ\p{L}*)\s*$/u;
const reach = 700;
const quotedLine = /^[^\S\n]*>.*$/gmu;

/** Hours of work within a few lines of the rate, the nearest first; null when none are stated. */
export function hoursNear(text: string, rate: Judged): Hours | null {
  const from = Math.max(0, rate.mention.start - reach);
  const around = fold(text.slice(from, rate.mention.end + reach)).replace(quotedLine, (line) =>
    ' '.repeat(line.length),
  );
  let best: { hours: Hours; distance: number } | null = null;
  for (const match of around.matchAll(hoursOfWork)) {
    const low = Number((match[1] ?? '').replace(/[ .,]/gu, ''));
    const high = match[2] === undefined ? low : Number(match[2]);
    if (low < 2 || high < low || notWork.test(around.slice(Math.max(0, match.index - 20), match.index))) continue;
    const distance = Math.abs(from + match.index - rate.mention.start);
    if (best === null || distance < best.distance) best = { hours: [low, high], distance };
  }
  return best?.hours ?? null;
}
