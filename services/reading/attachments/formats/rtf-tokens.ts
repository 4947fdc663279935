/** One step through an RTF file (Rich Text Format 1.9.1): a brace, a control word or symbol, a byte in hexadecimal, plain bytes. */
export type RtfToken =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly value: number | null }
  | { readonly kind: 'byte'; readonly value: number }
  | { readonly kind: 'plain'; readonly text: string };

const step = /([{}])|\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z'])|[\r\n]+|([^{}\\\r\n]{1,4096})|\\/gy;

/** @param latin1 the file, one character a byte; bytes of pictures (\binN) are stepped over */
export function* rtfTokens(latin1: string): Generator<RtfToken> {
  const own = new RegExp(step.source, 'gy');
  for (let match = own.exec(latin1); match !== null; match = own.exec(latin1)) {
    const [, brace, word, value, byte, symbol, plain] = match;
    if (brace !== undefined) yield { kind: brace === '{' ? 'open' : 'close' };
    else if (word === 'bin') own.lastIndex += Math.max(0, Number(value ?? 0));
    else if (word !== undefined) yield { kind: 'word', word, value: value === undefined ? null : Number(value) };
    else if (byte !== undefined) yield { kind: 'byte', value: Number.parseInt(byte, 16) };
    else if (symbol !== undefined) yield { kind: 'word', word: symbol, value: null };
    else if (plain !== undefined) yield { kind: 'plain', text: plain };
  }
}
