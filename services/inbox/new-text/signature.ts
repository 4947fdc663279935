/** Where a letter ends and its signature begins. */

const closings = [
  'с (?:большим |глубоким )?уважением',
  'с наилучшими(?: пожеланиями)?',
  'с (?:пожеланиями|надеждой на)[^,]{0,40}',
  'всего (?:вам )?(?:доброго|хорошего|наилучшего)',
  '(?:best|kind(?:est)?|warm(?:est)?|many|with)(?: best| kind| warm)? (?:regards|wishes)',
  'regards',
  'yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?',
  '(?:mit )?(?:freundliche[mnr]?|besten?|beste|viele[n]?|liebe[n]?|herzliche[n]?|schöne[n]?|sonnige[n]?)(?: und \\p{L}{4,14})? (?:grüße[n]?|grüsse[n]?|gruß|gruss)(?: aus [^,]{2,30})?',
  'mfg|m\\.f\\.g\\.|vg|lg',
  '(?:bien )?cordialement|bien à vous|cordiali saluti|saludos(?: cordiales)?|atenciosamente|met vriendelijke groet(?:en)?|med vänlig hälsning|pozdrawiam',
].join('|');

/** A closing formula alone on its line, or with a name behind it. */
const closing = new RegExp(
  `^(?:${closings})(?:[\\s,.!–—-]{0,4}|[\\s,.!–—-]{1,4}[\\p{L}][\\p{L}\\s.,'’"«»()/|-]{1,70})$`,
  'iu',
);

export function isClosing(line: string): boolean {
  return line.length <= 140 && closing.test(line.trim());
}

/** The dashes of RFC 3676 4.3, also without the blank, and the underscores of mailing lists. */
export function isSignatureMark(line: string): boolean {
  return /^\s{0,2}(?:--|—|–|__|—-)\s*$/.test(line);
}

const device =
  /^\s{0,4}(?:\[?(?:sent|отправлено|послано|gesendet|versendet|envoyé|enviado|inviato|verzonden|skickat|sendt|wysłan[oe]) (?:from|with|via|using|с|со|из|от|через|при помощи|von|mit|aus|depuis|de|desde|dal?|van|från|fra|z|à partir de) .{2,80}|von meinem .{2,60}gesendet.{0,40}|diese nachricht wurde von meinem .{2,80}|get outlook for .{2,60}|holen sie sich outlook für .{2,60}|скачать outlook для .{2,60}|.{0,10}(?:mail|почта) для (?:android|ios).{0,40})$/iu;

/** The line a phone or a program adds: "Отправлено с iPhone". */
export function isDeviceLine(line: string): boolean {
  return line.length <= 160 && device.test(line);
}

/** What is written after a signature on purpose. */
export function isPostscript(line: string): boolean {
  return /^\s{0,4}(?:p\.?\s?s\.?|п\.?\s?с\.?|з\.?\s?ы\.?|nb)(?=[\s:.,—-])/iu.test(line);
}
