import { Parser } from 'htmlparser2';
import { decodeBytes } from '../../../inbox/mime/charset.ts';
import { isHidden } from '../../../inbox/new-text/html-marks.ts';
import { attachmentLimits } from '../attachment-limits.ts';
import type { FileText } from '../attachment-reading.ts';
import { openLinks } from './external-parts.ts';
import { openFlow } from './flow.ts';

const blocks = new Set(
  'p div ul ol li h1 h2 h3 h4 h5 h6 pre section article header footer main aside nav center dl dt dd blockquote address title br hr'.split(
    ' ',
  ),
);
const unread = new Set(['script', 'style', 'template', 'noscript', 'svg', 'select']);
const portion = 65_536;
const deepest = 1_000;

/** Words of a page without running it: no script, no picture, no frame. Tables keep their rows. */
export function readHtml(bytes: Uint8Array): FileText {
  const html = decodeHtml(bytes);
  const flow = openFlow();
  const links = openLinks(attachmentLimits.links);
  const hiding: boolean[] = [];
  let hidden = 0;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const hides = unread.has(name) || isHidden(name, attributes);
      hiding.push(hides);
      if (hides) hidden += 1;
      if (blocks.has(name)) flow.endLine();
      else if (name === 'table') flow.startTable();
      else if (name === 'a') links.open(/^https?:/i.test(attributes.href ?? '') ? attributes.href : undefined);
    },
    ontext: (text) => {
      if (hidden > 0) return;
      flow.add(text);
      links.text(text);
    },
    onclosetag: (name) => {
      if (hiding.pop() === true) hidden -= 1;
      if (blocks.has(name)) flow.endLine();
      else if (name === 'td' || name === 'th') flow.endCell();
      else if (name === 'tr') flow.endRow();
      else if (name === 'table') flow.endTable();
      else if (name === 'a') links.close();
    },
  });
  for (let at = 0; at < html.length && hiding.length < deepest && !flow.full(); at += portion)
    parser.write(html.slice(at, at + portion));
  parser.end();
  const { text, cut } = flow.done();
  return { text, notes: cut ? ['cut'] : [], links: links.links };
}

function decodeHtml(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2_048));
  const declared = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1];
  return bytes[0] === 0xff || bytes[0] === 0xfe ? decodeText(bytes) : decodeBytes(bytes, declared);
}

/** Text of unknown character set: by its mark of UTF-16, else UTF-8, else the likeliest Russian or western set. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return decodeBytes(bytes).replace(/^\uFEFF/, '');
}
