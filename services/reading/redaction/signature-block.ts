import { isClosing, isDeviceLine, isPostscript, isSignatureMark } from '../../inbox/new-text/signature.ts';
import type { Found } from './found.ts';

/** A signature is no longer than this; what is, is part of the letter. */
const mostLines = 16;

type Line = { readonly text: string; readonly start: number; readonly end: number };

const priced = /\d\s{0,2}(?:руб|р\.|₽|тыс|т\.\s?р|млн|евро|eur|€|usd|\$)|[€$£]\s?\d/iu;
const contact = /@|https?:|www\.|\+\d|(?:тел|tel|phone|моб|mob|fon|skype|telegram|whatsapp)[.:\s]/iu;
const nameLine = /^[\p{Lu}][\p{L}.'’-]{1,30}(?:\s[\p{Lu}][\p{L}.'’-]{0,30}){1,2},?$/u;
const shortName = /^[\p{Lu}][\p{L}'’-]{1,20}[,.]?$/u;

/** What the block says of the answerer's role (critic 16): the only thing of it that stays. */
const roleWord =
  /(?<![\p{L}])(?:(?:коммерческий |генеральный |исполнительный |технический |арт-)?директор|руководитель(?: отдела продаж| проектов| студии)?|(?:старший |ведущий )?(?:аккаунт-)?менеджер(?: проектов| по продажам| по работе с клиентами)?|основатель|специалист(?: по продажам)?|аналитик|дизайнер|разработчик|(?:sales|project|account|managing|creative|business development) (?:manager|director|executive)|founder|co-founder|ceo|cto|(?:Projekt|Vertriebs)leit(?:er|erin|ung)|Geschäftsführer(?:in)?|Inhaber(?:in)?|Vertrieb|Kundenberater(?:in)?)(?![\p{L}])/iu;

/**
 * The signature at the end of a letter: behind a closing formula or two dashes, else the last short lines when they hold a name with
 * a role or a way to reach somebody. The formula stays, what a person added on purpose after it (a postscript, a price) too.
 */
export function signatureBlock(text: string): Found[] {
  const lines = linesOf(text);
  const from = afterClosing(lines) ?? afterThanks(lines) ?? bareBlock(lines);
  if (from === null) return [];
  const block = untilPostscript(lines.slice(from.line));
  const last = block.findLast((line) => line.text.trim() !== '');
  const first = block.find((line) => line.text.trim() !== '');
  const start = from.at ?? first?.start;
  if (start === undefined || (last === undefined && from.at === undefined)) return [];
  const end = Math.max(last?.end ?? start, from.until ?? start);
  const role = roleWord.exec(text.slice(start, end))?.[0].toLowerCase();
  const skipped = text.slice(start, end).search(/\S/u);
  return end > start + skipped
    ? [
        {
          start: start + skipped,
          end,
          kind: 'signature',
          token: role === undefined ? '[signature]' : `[signature: ${role}]`,
        },
      ]
    : [];
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const place = { text: line, start, end: start + line.length };
    start = place.end + 1;
    return place;
  });
}

type Begin = { line: number; at?: number; until?: number };

/** Behind the last closing formula; a name on the formula's own line belongs to the block. */
function afterClosing(lines: readonly Line[]): Begin | null {
  const at = lines.findLastIndex(({ text }) => isSignatureMark(text) || isDeviceLine(text) || isClosing(text));
  const line = lines[at];
  if (line === undefined || lines.slice(at).filter(({ text }) => text.trim() !== '').length > mostLines) return null;
  if (isDeviceLine(line.text)) return { line: at };
  const comma = isSignatureMark(line.text) ? -1 : line.text.search(/[,!.–—]\s*[\p{Lu}«"]/u);
  return comma < 0 ? { line: at + 1 } : { line: at + 1, at: line.start + comma + 1, until: line.end };
}

const thanks =
  /^(?:cheers|(?:many )?thanks(?: again)?|thank you|best|all the best|take care|спасибо|до связи|хорошего дня|danke|gru(?:ß|ss)|grüße|ciao)[\s,!.]{0,3}$/iu;

/** Thanks may close a letter or open it: only what looks signed to the end makes it a signature. */
function afterThanks(lines: readonly Line[]): Begin | null {
  const at = lines.findLastIndex(({ text }) => thanks.test(text.trim()));
  const behind = lines.slice(at + 1).filter(({ text }) => text.trim() !== '');
  if (at < 0 || behind.length === 0 || behind.length > 8) return null;
  return behind.every(({ text }) => looksSigned(text.trim())) ? { line: at + 1 } : null;
}

/** No formula: short lines at the end, as long as they look like a signature, at least two of them or one with an address. */
function bareBlock(lines: readonly Line[]): Begin | null {
  const filled = lines.map((line, index) => ({ ...line, index })).filter(({ text }) => text.trim() !== '');
  let first = filled.length;
  while (first > 1 && filled.length - first < 8 && looksSigned(filled[first - 1]?.text.trim() ?? '')) first -= 1;
  const tail = filled.slice(first);
  const telling = tail.filter(({ text }) => contact.test(text) || roleWord.test(text) || nameLine.test(text.trim()));
  const [begin] = tail;
  if (begin === undefined || (tail.length < 2 && !nameLine.test(begin.text.trim()) && !isBarred(begin.text.trim())))
    return null;
  return telling.length > 0 ? { line: begin.index } : null;
}

/** Name, role and ways to reach somebody on one line, parted by bars or dots. */
function isBarred(line: string): boolean {
  const parts = line.split(/\s[|•·]\s/u).length;
  return parts >= 3 && line.length <= 200 && !priced.test(line) && (contact.test(line) || roleWord.test(line));
}

function looksSigned(line: string): boolean {
  if (isBarred(line)) return true;
  if (line.length > 80 || priced.test(line) || /[?!;:]$/u.test(line)) return false;
  if (nameLine.test(line) || shortName.test(line)) return true;
  const words = line.split(/\s+/u).length;
  return (contact.test(line) && words <= 6) || (roleWord.test(line) && words <= 7 && !/\.$/u.test(line));
}

/** A priced line in the block means that the letter goes on. */
function untilPostscript(block: readonly Line[]): readonly Line[] {
  const stop = block.findIndex(({ text }) => isPostscript(text) || priced.test(text));
  return stop < 0 ? block : block.slice(0, stop);
}
