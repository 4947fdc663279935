/** Lines that open the old mail: attributions, header blocks, separators. Russian, English, German first; others by the way. */

const word = (alternatives: string): string => `(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`;

/** Verbs of attributions, as whole words. */
const verb = new RegExp(
  word(
    'wrote|writes|написала?|написал\\(а\\)|пишет|писала?|написав|schrieb|schreibt|a écrit|escreveu|escribió|ha scritto|geschreven|napisała?|napisał\\(a\\)|napsala?|skrev|schreef|kirjoitti|đã viết|ezt írta|şunu yazdı|yazdı|έγραψε|пише|menulis|scrisse|写道|寫道',
  ),
  'iu',
);
const verbAtEnd = new RegExp(`${verb.source}[\\s:：-]*$`, 'iu');
/** The verb on a line of its own, with the bracket of an address broken off before it. */
const verbAlone = new RegExp(`^\\s{0,3}>?\\s{0,3}${verb.source}\\s{0,3}:?\\s*$`, 'iu');
const numericDate =
  '\\d{4}年\\d{1,2}月\\d{1,2}日|\\d{1,2}\\. \\d{1,2}\\. \\d{4}|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|\\d{1,2}[-./]\\d{1,2}[-./]\\d{2,4}';
const writtenDate =
  '\\d{1,2}\\.?[ -](?:de |tháng )?[\\p{L}\\d]{1,12}\\.?,?(?: de)? \\d{4}|\\p{L}{3,12}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\p{L}{3,9}-\\d{1,2}-\\d{2,4}|\\d{1,2}-\\p{L}{3,9}\\.?-\\d{2,4}';
const date = new RegExp(`(?<![\\d])(?:${numericDate}|${writtenDate})(?![\\d])`, 'u');
const dayAndTime =
  /(?<!\d)\d{1,2}\.? \p{L}{3,12}\.?,? .{0,12}?\d{1,2}[:.]\d{2}|\p{L}{3,12}\.? \d{1,2},? .{0,12}?\d{1,2}[:.]\d{2}/u;
const opener = new RegExp(
  `^(?:${word('on|am|le|il|el|em|op|dnia|w dniu|den|vào|lúc')}|${word('mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday')}[.,]|\\d{1,4}[-./: ]\\d)`,
  'iu',
);
const address = /[^\s<>@]{1,128}@[^\s<>@]{1,255}/;

const maxSpan = 6;
const maxLength = 500;
/** A longer line opens nothing; what looks for the end of a run of blanks or dashes would need its square. */
const longestLine = 2_000;

/**
 * Whether an attribution ("On … X wrote:") starts at `lines[at]`.
 * @returns number of lines it takes and whether it is `sure` even when no quoted line follows; null when there is none
 */
export function attributionAt(
  lines: readonly string[],
  at: number,
): { readonly span: number; readonly sure: boolean } | null {
  const first = bare(lines[at] ?? '');
  if (first === '' || first.length > maxLength) return null;
  const single = judge(first);
  if (single === 'sure') return { span: 1, sure: true };
  if (opener.test(first) && (date.test(first.slice(0, 80)) || dayAndTime.test(first.slice(0, 80)))) {
    const joined = joinedAttribution(lines, at, first);
    if (joined) return joined;
  }
  if (single === 'likely') return { span: 1, sure: false };
  return splitName(lines, at, first);
}

function joinedAttribution(
  lines: readonly string[],
  at: number,
  first: string,
): { span: number; sure: boolean } | null {
  let joined = first;
  for (let span = 2; span <= maxSpan && at + span <= lines.length; span += 1) {
    const next = lines[at + span - 1] ?? '';
    if (isQuoted(next) && !verbAlone.test(next)) return null;
    joined = `${joined} ${next.trim()}`;
    if (joined.length > maxLength) return null;
    if (next.trim() !== '' && judge(bare(joined)) === 'sure')
      return { span: verbAlone.test(lines[at + span] ?? '') ? span + 1 : span, sure: true };
  }
  return null;
}

/** A name and an address on two lines before the verb: `Some One <` / `some@one> wrote:`. */
function splitName(lines: readonly string[], at: number, first: string): { span: number; sure: boolean } | null {
  if (!/<[^>]*$/.test(first) || first.length > 160) return null;
  const joined = `${first} ${(lines[at + 1] ?? '').trim()}`;
  return judge(bare(joined)) === 'sure' ? { span: 2, sure: true } : null;
}

function judge(text: string): 'sure' | 'likely' | 'no' {
  const hasVerb = verb.test(text);
  const colon = /[:：]\s*$/u.test(text);
  const dated = date.test(text) || dayAndTime.test(text);
  const mailed = address.test(text);
  const ends = colon || verbAtEnd.test(text);
  if (mailed && ends && (dated || hasVerb)) return 'sure';
  if (dated && hasVerb && ends && opener.test(text)) return 'sure';
  if (mailed && dated && text.endsWith('>') && text.length <= 200 && opener.test(text)) return 'sure';
  if (/^-{2,}.*-{2,}$/.test(text) && hasVerb) return 'sure';
  return (hasVerb || dated) && colon && text.length <= 160 ? 'likely' : 'no';
}

/** Dashes, stars and quote marks around an attribution do not count; `&lt;` is left over by some clients. Nothing is left of a long line. */
function bare(line: string): string {
  if (line.length > longestLine) return '';
  const plain = line.replaceAll('&lt;', '<').replaceAll('&gt;', '>').trim();
  const inner = plain.replace(/^[-*_—\s>]+/, '').replace(/[-*_—\s]+$/, '');
  return /^-{2,}.*-{2,}$/.test(plain) && verb.test(inner) ? `--${inner}--` : inner;
}

export function isQuoted(line: string): boolean {
  return /^\s{0,3}>/.test(line);
}

/** An attribution at the end of a line that begins with the answer. @returns length of the answer, or 0 */
export function answerBefore(line: string): number {
  if (line.length > longestLine) return 0;
  const start =
    /\s*(?:-{2,}\s*)?(?<!\p{L})(?:On (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\p{L}{0,6},? (?=\p{L}|\d)|(?:пн|вт|ср|чт|пт|сб|вс), (?=\d))/u.exec(
      line,
    );
  if (!start || start.index === 0) return 0;
  return judge(bare(line.slice(start.index))) === 'sure' ? start.index : 0;
}

const labels: readonly (readonly [string, string])[] = [
  ['from', 'from|от|от кого|von|de|da|fra|från|od|van|expéditeur|remitente|отправитель|absender|lähettäjä|mittente'],
  [
    'sent',
    'sent|date|отправлено|дата|gesendet|datum|envoyé(?: le)?|fecha|enviado(?: el)?|data|inviato|dato|sendt|skickat|wysłano|verzonden|message du|lähetetty|sent at',
  ],
  ['to', 'to|кому|an|à|a|para|til|till|do|aan|komu|получатель|empfänger|vastaanottaja'],
  ['cc', 'cc|копия|kopie|copie(?: à)?|kopi|kopia|bcc|скрытая копия'],
  ['subject', 'subject|тема|betreff|objet|sujet|asunto|oggetto|assunto|emne|ämne|temat|onderwerp|aihe'],
];
const labelPatterns = labels.map(
  ([name, names]) =>
    [name, new RegExp(`^[\\s>]{0,4}\\*{0,2}(?:${names})\\s{0,3}:\\*{0,2}(?:\\s|$|\\S)`, 'iu')] as const,
);

function labelOf(line: string): string | null {
  if (line.length > longestLine) return null;
  return labelPatterns.find(([, pattern]) => pattern.test(line))?.[0] ?? null;
}

/** The header block with which Outlook and others open the old mail: two different labels, the first a sender or a date. */
export function headerBlockAt(lines: readonly string[], at: number): boolean {
  const first = labelOf(lines[at] ?? '');
  if (first !== 'from' && first !== 'sent') return false;
  const seen = new Set([first]);
  let other = 0;
  for (let next = at + 1; next < lines.length && next <= at + 12 && other <= 2; next += 1) {
    const line = lines[next] ?? '';
    const label = labelOf(line);
    if (label) {
      seen.add(label);
      other = 0;
    } else if (line.trim() !== '') other += 1;
    if (seen.size >= 2 && (seen.has('from') || seen.size >= 3 || seen.has('to'))) return true;
  }
  return false;
}

const messageWord =
  'message|mail|сообщени\\p{L}|письм\\p{L}|nachricht|besked|melding|meddelande|bericht|mensaje|messaggio|mensagem|wiadomość|viesti|zpráva|post';
const separator = new RegExp(
  `^[\\s>]{0,4}(?:[-_=*—–]\\s?){2,60}[\\p{L}'’ ]{0,40}(?:${messageWord})[\\p{L}'’ ]{0,30}(?:[-_=*—–]\\s?){0,60}:?\\s*$`,
  'iu',
);
const opensForward =
  /^[\s>*]{0,4}(?:begin forwarded message|начало (?:переадресованного|пересылаемого) (?:сообщения|письма)|anfang der weitergeleiteten (?:nachricht|e-mail)|weitergeleitete nachricht|пересылаемое (?:сообщение|письмо)|пересланное (?:сообщение|письмо)|исходное сообщение|original message|ursprüngliche nachricht)\s*:?\s*$/iu;

/** `-----Original Message-----` and its like. */
export function isSeparator(line: string): boolean {
  return line.length <= 160 && (separator.test(line) || opensForward.test(line));
}
