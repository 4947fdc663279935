import { Parser } from 'htmlparser2';
import { attachmentLimits } from '../attachment-limits.ts';

/** Attributes by their name without prefix: `w:val` is `val`. A null prototype, so `__proto__` is only a name. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

export type XmlHandlers = {
  open?: (name: string, attributes: XmlAttributes) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
  /** Asked between portions: true ends the reading. */
  enough?: () => boolean;
};

const portion = 65_536;

/**
 * Walks through an XML document, names without their prefixes. Document type definitions are skipped, so no entity is ever
 * expanded and no reference followed; damaged markup is read as far as it goes. Stops below 256 levels. Linear.
 */
export function walkXml(bytes: Uint8Array, { open, close, text, enough }: XmlHandlers): void {
  const xml = decodeXml(bytes);
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        open?.(local(name), localAttributes(attributes));
      },
      onclosetag: (name) => {
        depth -= 1;
        close?.(local(name));
      },
      ontext: (piece) => text?.(piece),
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let at = 0; at < xml.length && depth < attachmentLimits.xmlDepth && enough?.() !== true; at += portion) {
    parser.write(xml.slice(at, at + portion));
  }
  parser.end();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localAttributes(attributes: Readonly<Record<string, string>>): XmlAttributes {
  const named: Record<string, string | undefined> = Object.create(null);
  for (const [name, value] of Object.entries(attributes)) {
    if (!name.startsWith('xmlns')) named[local(name)] ??= value;
  }
  return named;
}

/** UTF-16 with its mark, else UTF-8 (XML 1.0, appendix F); office programs write nothing else. */
function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}
