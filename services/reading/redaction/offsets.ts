/**
 * A piece of the original text [start, end) that was replaced by `token`; `at` is where the token begins in the redacted text.
 * Spans are in order and do not overlap. Offsets are UTF-16 units.
 */
export type RedactedSpan = {
  readonly start: number;
  readonly end: number;
  readonly at: number;
  readonly kind: RedactionKind;
  readonly token: string;
};

export type RedactionKind =
  | 'signature'
  | 'mail'
  | 'link'
  | 'phone'
  | 'handle'
  | 'address'
  | 'number'
  | 'client'
  | 'studio'
  | 'company'
  | 'name';

/** Where a place of the original stands in the redacted text; a place inside what was replaced is its token's begin. */
export function redactedOffset(spans: readonly RedactedSpan[], offset: number): number {
  const last = spans.findLast(({ start }) => start <= offset);
  if (last === undefined) return offset;
  if (offset < last.end) return last.at;
  return last.at + last.token.length + (offset - last.end);
}

/** Where the end of a piece stands in the redacted text: behind the token when it ends inside or at the end of what was replaced. */
export function redactedEnd(spans: readonly RedactedSpan[], offset: number): number {
  const last = spans.findLast(({ start }) => start < offset);
  if (last !== undefined && offset <= last.end) return last.at + last.token.length;
  return redactedOffset(spans, offset);
}

/** Where a place of the redacted text stood in the original; a place inside a token is the begin of what it replaced. */
export function originalOffset(spans: readonly RedactedSpan[], offset: number): number {
  const last = spans.findLast(({ at }) => at <= offset);
  if (last === undefined) return offset;
  if (offset < last.at + last.token.length) return last.start;
  return last.end + (offset - last.at - last.token.length);
}
