/**
 * Flowed text (RFC 3676): a line that ends in a blank goes on in the next. Done here and not by the parser, because only
 * lines of the same quote depth may be joined; an answer typed under a quoted line would otherwise become part of the quote.
 */

const flowedParameter = /^(content-type:[^\n]*(?:\r?\n[ \t][^\n]*){0,8}?format\s{0,9}=\s{0,9}"?)flowed/gim;

export type FlowedMail = { readonly bytes: Uint8Array; readonly flowed: boolean; readonly deleteSpace: boolean };

/** Hides the parameter from the parser (same length, so nothing else moves) and reports that it was there. */
export function hideFlowed(bytes: Uint8Array): FlowedMail {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!buffer.includes('flowed') && !buffer.includes('Flowed')) return { bytes, flowed: false, deleteSpace: false };
  const latin = buffer.toString('latin1');
  const hidden = latin.replace(flowedParameter, '$1fixed-');
  if (hidden === latin) return { bytes, flowed: false, deleteSpace: false };
  return { bytes: Buffer.from(hidden, 'latin1'), flowed: true, deleteSpace: /delsp\s{0,9}=\s{0,9}"?yes/i.test(latin) };
}

/** Joins soft-broken lines of equal quote depth. The signature mark `-- ` is never joined (RFC 3676 4.3). */
export function joinFlowed(text: string, deleteSpace: boolean): string {
  const joined: string[] = [];
  let depth = -1;
  let open = false;
  for (const line of text.split(/\r?\n/)) {
    const marks = /^>*/.exec(line)?.[0].length ?? 0;
    const body = line.slice(marks).replace(/^ /, '');
    const last = joined.length - 1;
    if (open && marks === depth) joined[last] += body;
    else joined.push(marks > 0 ? `${'>'.repeat(marks)} ${body}` : body);
    open = body.endsWith(' ') && body !== '-- ' && !/^\s*$/.test(body);
    depth = marks;
    const current = joined.length - 1;
    if (open && deleteSpace) joined[current] = joined[current]?.slice(0, -1) ?? '';
  }
  return joined.join('\n');
}
