/** Where a line stands: text written to us, text of ours quoted back, or the block under the closing formula. */
export type Zone = 'new' | 'quoted' | 'signature';

const longestSignature = 14;
const lookAhead = 400;
const quoteMark = /^\s{0,3}(?:>|&gt;)/u;
const separator =
  /^\s*(?:-{3,}|_{3,}|={3,})\s*(?:исходное|пересылаемое|пересланное|оригинальное|original|ursprüngliche|weitergeleitete|forwarded|начало переад)/iu;
const header =
  /^\s*\*{0,2}(?:от|from|von|отправлено|дата|sent|date|gesendet|datum|кому|to|an|копия|cc|тема|subject|betreff)\*{0,2}\s*:\s*\S/iu;
const attribution =
  /(?:написал(?:а|\(а\))?|пишет|писал(?:а|\(а\))?|wrote|schrieb(?: am.{0,40})?|пользователь.{0,80}написал)\s*:?\s*$/iu;
const datedAttribution =
  /^\s*(?:(?:on|am|le)\s.{4,120}|.{0,80}\d{4}.{0,120})(?:wrote|schrieb|написал|пишет).{0,80}:\s*$/iu;
/** "сб, 21 нояб. 2026 г. в 12:00, Имя <a@b>:": a date and an address, no verb. */
const namedSender = /(?:19|20)\d\d.{0,80}<[^<>\s]{1,80}@[^<>\s]{1,80}>\s*:\s*$/u;
const closing =
  /^\s*(?:--\s?$|—\s?$|с (?:уважением|наилучшими|благодарностью|теплом)|всего доброго|хорошего дня|(?:best|kind|warm|many)\s+(?:regards|wishes)|regards|sincerely|yours|cheers|thanks,|thank you,|mit (?:freundlichen|besten|herzlichen|sonnigen)|freundliche grüße|viele grüße|beste grüße|liebe grüße|herzliche grüße|schöne grüße|mfg|lg)(?![\p{L}])/iu;
const postscript = /^\s*(?:p\.?\s?s\.?|ps|постскриптум|з\.?ы\.?)[\s:.,)-]/iu;

/** Zone of the lines from here on, and how long the signature has been running. */
export type ZoneState = { readonly rest: Zone; readonly signature: number };

/** The state after the line `text`, which ends at offset `end` of `whole`. Lines with a quote mark change nothing. */
export function nextZone(state: ZoneState, text: string, whole: string, end: number): ZoneState {
  // Nothing shorter opens a zone but the dashes of a signature.
  if (state.rest === 'quoted' || (text.length < 4 && !/^--/u.test(text) && state.rest === 'new')) return state;
  const head = text.slice(0, 400);
  if (separator.test(head) || (header.test(head) && header.test(linesAfter(whole, end)[0] ?? '')))
    return { rest: 'quoted', signature: 0 };
  // An attribution with quote marks below it covers only the marked lines.
  if (isAttribution(head) && !linesAfter(whole, end).some(isMarked)) return { rest: 'quoted', signature: 0 };
  if (postscript.test(head)) return { rest: 'new', signature: 0 };
  if (state.rest === 'signature') {
    return state.signature >= longestSignature
      ? { rest: 'new', signature: 0 }
      : { rest: 'signature', signature: state.signature + 1 };
  }
  return closing.test(head) && head.length < 90 ? { rest: 'signature', signature: 0 } : state;
}

function isAttribution(head: string): boolean {
  if (namedSender.test(head)) return true;
  if (!/(?:wrote|schrieb|писал|пишет)/iu.test(head)) return false;
  return (/:\s*$/u.test(head) && datedAttribution.test(head)) || (/[<@\d]/u.test(head) && attribution.test(head));
}

/** True for a line that a mail program marked as quoted. */
export function isMarked(text: string): boolean {
  return quoteMark.test(text.slice(0, 12));
}

/** The next two lines. */
function linesAfter(whole: string, end: number): string[] {
  return whole.slice(end + 1, end + 1 + lookAhead).split('\n', 2);
}
