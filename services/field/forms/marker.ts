/** Does a request carry the persona's data? Judged by what is in it, not by its address. */
export type Sighting = 'marker' | 'clean' | 'unreadable';

/** Parts of a persona that no site can hold by chance: mailbox alias, national phone digits, a phrase of the letter. */
export type Markers = { alias: string; phoneDigits: string; phrases: string[] };

const longestBody = 4_000_000;
const mostRuns = 200;

/** The markers of an inquiry. The phone counts by its last ten digits, so that every spelling of it is found. */
export function markersOf(inquiry: { alias: string; phoneE164: string | null; body: string }): Markers {
  const local = inquiry.alias.slice(0, inquiry.alias.lastIndexOf('@')).toLowerCase();
  const digits = (inquiry.phoneE164 ?? '').replace(/\D/g, '').slice(-10);
  const sentences = inquiry.body
    .split(/[.!?\n]+/u)
    .map((sentence) => squeeze(sentence))
    .filter((sentence) => sentence.length >= 24);
  return { alias: local, phoneDigits: digits.length >= 9 ? digits : '', phrases: sentences.slice(0, 6) };
}

/**
 * Looks for the markers in the address and the body, through percent-encoding (twice), JSON escapes, hexadecimal and base64.
 * What is not text in clear (compressed, encrypted, too long; also compressed and then spelled in base64) is `unreadable` and must be treated as the marker.
 */
export function sight(
  markers: Markers,
  url: string,
  body: Buffer | null,
  contentEncoding: string | undefined,
): Sighting {
  if (found(markers, url)) return 'marker';
  if (hidesCompressed(url)) return 'unreadable';
  if (body === null || body.length === 0) return 'clean';
  if (contentEncoding !== undefined && contentEncoding !== 'identity') return 'unreadable';
  if (body.length > longestBody) return 'unreadable';
  const text = body.toString('utf8');
  if (found(markers, text) || found(markers, body.toString('latin1'))) return 'marker';
  if (hidesCompressed(text)) return 'unreadable';
  return looksBinary(body) && !isMultipart(text) ? 'unreadable' : 'clean';
}

function found(markers: Markers, text: string): boolean {
  const forms = [text];
  for (const decode of [percentDecoded, jsonUnescaped]) forms.push(...forms.map(decode));
  const spelled = [...new Set(forms)].flatMap((form) => [...base64Decoded(form), ...hexDecoded(form)]);
  forms.push(...spelled.map((bytes) => bytes.toString('utf8')));
  return forms.some((form) => holds(markers, form));
}

function holds(markers: Markers, text: string): boolean {
  const plain = squeeze(text);
  if (markers.alias !== '' && plain.includes(markers.alias)) return true;
  if (markers.phoneDigits !== '' && digitRuns(text).includes(markers.phoneDigits)) return true;
  return markers.phrases.some((phrase) => plain.includes(phrase));
}

/** Digits with the punctuation of phone numbers between them removed; other text becomes a gap. */
function digitRuns(text: string): string {
  return text.replace(/(?<=\d)[\s()+-]{1,4}(?=\d)/g, '').replace(/\D+/g, ' ');
}

function squeeze(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

function percentDecoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  return spaced.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
}

function jsonUnescaped(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\([nrt"/\\])/g, (_, sign: string) => (sign === '"' || sign === '/' || sign === '\\' ? sign : ' '));
}

/** Letters before the run may belong to base64 as well, such as a path: each of the four ways to cut it is tried. */
function base64Decoded(text: string): Buffer[] {
  const runs = text.match(/[A-Za-z0-9+/_-]{24,}={0,2}/g) ?? [];
  return runs.slice(0, mostRuns).flatMap((run) => [0, 1, 2, 3].map((cut) => Buffer.from(run.slice(cut), 'base64')));
}

function hexDecoded(text: string): Buffer[] {
  const runs = text.match(/[0-9a-f]{20,}/gi) ?? [];
  return runs.slice(0, mostRuns).flatMap((run) => [0, 1].map((cut) => Buffer.from(run.slice(cut), 'hex')));
}

/** Marks of gzip (RFC 1952) and of zlib (RFC 1950) with its usual windows, where a spelled run begins. */
function hidesCompressed(text: string): boolean {
  const runs = percentDecoded(text).match(/[A-Za-z0-9+/_-]{24,}/g) ?? [];
  return runs.slice(0, mostRuns).some((run) => {
    const starts = [run, ...run.split('/').slice(1)].filter(({ length }) => length >= 24);
    return (
      starts.some((start) => /^(?:H4sI|eA[E-H]|eF[4-7]|eJ[w-z]|eN[o-r])/u.test(start)) ||
      /^(?:1f8b08|78(?:01|5e|9c|da))[0-9a-f]{18,}$/i.test(run)
    );
  });
}

function looksBinary(body: Buffer): boolean {
  const head = body.subarray(0, 4096);
  let odd = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32)) odd += 1;
  return odd > head.length / 50;
}

/** Multipart bodies may hold files; their text parts were searched, and the persona never attaches a file. */
function isMultipart(text: string): boolean {
  return text.startsWith('--') && /content-disposition: form-data/i.test(text.slice(0, 400));
}
