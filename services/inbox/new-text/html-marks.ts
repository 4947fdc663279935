/** How mail programs mark quoted mail in HTML, read from the attributes of one element. */

export type Attributes = Readonly<Record<string, string>>;

/** Ids and classes by which clients mark that the rest is the mail answered to. */
const beginMarks =
  /(?:^|[\s_])(?:x_)?(?:divRplyFwdMsg|appendonsend|OLK_SRC_BODY_SECTION|mail-editor-reference-message-container|ms-outlook-mobile-reference-message|zmail_extra|reply-intro)(?:$|\s)/i;

/** Containers whose content is quoted but after which an answer may go on. */
const quoteMarks =
  /(?:^|\s)(?:yahoo_quoted|mail-quote-collapse|mailru-blockquote|protonmail_quote|tutanota_quote)(?:$|\s)/i;

/** Everything after this element is the old mail (Outlook, Apple's Outlook, Zoho). */
export function beginsOldMail(name: string, attributes: Attributes): boolean {
  if (beginMarks.test(marksOf(attributes))) return true;
  const style = styleOf(attributes);
  // Outlook draws a thin rule above the header block of the mail it answers.
  return (
    name === 'div' &&
    /border-top\s{0,5}:\s{0,5}solid\s{1,5}(?:#[be]\w{5}|windowtext)/i.test(style) &&
    /border\s{0,5}:\s{0,5}none/i.test(style)
  );
}

/** Containers in which programs put the signature. */
const signatureMarks =
  /(?:^|\s)(?:x_)?(?:gmail_signature|moz-signature|mail-signature|protonmail_signature_block\S{0,40}|bloop_sign\S{0,40}|ms-outlook-mobile-signature|Signature)(?:$|\s)/;

export function holdsSignature(attributes: Attributes): boolean {
  return signatureMarks.test(marksOf(attributes));
}

/** The element holds quoted text: a block quote that is not an indent, or a client's own container. */
export function holdsQuote(name: string, attributes: Attributes): boolean {
  const marks = marksOf(attributes);
  if (quoteMarks.test(marks)) return true;
  if (name !== 'blockquote') return false;
  if (attributes.type === 'cite' || /quote|cite/i.test(marks)) return true;
  // Old editors indent paragraphs with a bare, borderless block quote.
  const style = styleOf(attributes);
  return !(/margin[^;]{0,40}40px/i.test(style) && /border\s{0,5}:\s{0,5}(?:medium )?none/i.test(style));
}

/** Text that no reader sees: preheaders of newsletters, scripts and styles. */
export function isHidden(name: string, attributes: Attributes): boolean {
  return silent.has(name) || /display\s{0,5}:\s{0,5}none/i.test(styleOf(attributes));
}

const silent = new Set([
  'style',
  'script',
  'head',
  'title',
  'template',
  'noscript',
  'svg',
  'object',
  'xml',
  'select',
  'textarea',
]);

function marksOf(attributes: Attributes): string {
  return `${attributes.id ?? ''} ${attributes.class ?? ''}`.slice(0, 1_000);
}

function styleOf(attributes: Attributes): string {
  return (attributes.style ?? '').slice(0, 2_000);
}
