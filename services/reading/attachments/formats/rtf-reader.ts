import { attachmentLimits } from '../attachment-limits.ts';
import type { FileText, NotedLink } from '../attachment-reading.ts';
import { openFlow } from './flow.ts';
import { type RtfToken, rtfTokens } from './rtf-tokens.ts';

/** Groups that hold no words of the paper; groups that begin with \* and are not named elsewhere are left out too. */
const unread = new Set(
  'fonttbl colortbl stylesheet info pict object themedata colorschememapping datastore latentstyles generator listtable listoverridetable revtbl xmlnstbl rsidtbl header headerl headerr headerf footer footerl footerr footerf footnote annotation nonshppict'.split(
    ' ',
  ),
);
/** Words that stand for characters. */
const characters: Readonly<Record<string, string>> = {
  '~': ' ',
  _: '-',
  '-': '',
  '{': '{',
  '}': '}',
  '\\': '\\',
  tab: ' ',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
};
/** Code pages by the character set of a font (\fcharsetN). */
const pages: Readonly<Record<number, string>> = {
  161: 'windows-1253',
  162: 'windows-1254',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  238: 'windows-1250',
};
const deepest = 500;

type Group = { unread: boolean; instruction: boolean; font: number; skip: number; starts: boolean };

/** Words and rows of an RTF file. Objects and pictures are stepped over; fields give their result, links their address. */
export function readRtf(bytes: Uint8Array): FileText {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const reader = openReader();
  for (const token of rtfTokens(source)) {
    if (!reader.take(token)) break;
  }
  return reader.done();
}

function openReader() {
  const flow = openFlow();
  const links: NotedLink[] = [];
  const charsets = new Map<number, string>();
  const groups: Group[] = [];
  let group: Group = { unread: false, instruction: false, font: 0, skip: 1, starts: false };
  let page = 'windows-1252';
  let inTable = false;
  let cells: string[] = [];
  let line = '';
  let pending: number[] = [];
  let toSkip = 0;
  let instruction = '';

  const flush = (): void => {
    if (pending.length === 0) return;
    const text = new TextDecoder(charsets.get(group.font) ?? page).decode(new Uint8Array(pending));
    pending = [];
    add(text);
  };
  const add = (text: string): void => {
    if (group.instruction) instruction = (instruction + text).slice(0, 2_000);
    else if (!group.unread && line.length <= attachmentLimits.textLength) line += text;
  };
  const endLine = (): void => {
    if (inTable) line += ' ';
    else {
      flow.add(line);
      flow.endLine();
      line = '';
    }
  };
  const endRow = (): void => {
    if (cells.length > 0) flow.row(cells);
    cells = [];
    inTable = false;
  };
  const word = (name: string, value: number | null): void => {
    const starts = group.starts;
    group.starts = false;
    if (name === '*') {
      group.starts = starts;
      group.unread = true;
    } else if (starts && unread.has(name)) {
      group.unread = true;
    } else if (name === 'fldinst') {
      group.instruction = true;
      instruction = '';
    } else if (name === 'ansicpg') page = pageOf(value);
    else if (name === 'f') group.font = value ?? 0;
    else if (name === 'fcharset') charsets.set(group.font, pages[value ?? 0] ?? page);
    else if (name === 'uc') group.skip = Math.min(9, Math.max(0, value ?? 1));
    else if (name === 'u') {
      add(String.fromCharCode((value ?? 0) & 0xffff));
      toSkip = group.skip;
    } else if (!group.unread && !group.instruction) layout(name);
  };
  const layout = (name: string): void => {
    const character = characters[name];
    if (character !== undefined) add(character);
    else if (name === 'par' || name === 'line' || name === 'sect' || name === 'page') endLine();
    else if (name === 'pard') inTable = false;
    else if (name === 'intbl') inTable = true;
    else if (name === 'cell' || name === 'nestcell') {
      if (cells.length < attachmentLimits.cellsOfRow) cells.push(line);
      line = '';
    } else if (name === 'row' || name === 'nestrow') endRow();
  };
  return {
    /** False when enough was read. */
    take: (token: RtfToken): boolean => {
      if (toSkip > 0 && (token.kind === 'byte' || token.kind === 'plain')) {
        const skipped = token.kind === 'byte' ? 1 : Math.min(toSkip, token.text.length);
        toSkip -= skipped;
        const rest = token.kind === 'byte' ? '' : token.text.slice(skipped);
        if (rest === '') return true;
        return plain(rest);
      }
      if (token.kind === 'byte') {
        pending.push(token.value);
        return true;
      }
      if (token.kind === 'plain') return plain(token.text);
      flush();
      toSkip = 0;
      if (token.kind === 'word') word(token.word, token.value);
      else if (token.kind === 'open') {
        if (groups.length >= deepest) return false;
        groups.push(group);
        group = { ...group, starts: true };
      } else {
        if (group.instruction && groups.at(-1)?.instruction !== true) noteLink();
        const outer = groups.pop();
        if (outer === undefined) return false;
        group = outer;
      }
      return !flow.full() && line.length <= attachmentLimits.textLength;
    },
    done: (): FileText => {
      flush();
      endRow();
      endLine();
      const { text, cut } = flow.done();
      return { text, notes: cut ? ['cut'] : [], links };
    },
  };

  function plain(text: string): boolean {
    group.starts = false;
    // Bytes above ASCII stand bare in files of careless programs.
    for (const piece of text.match(/[\p{ASCII}]+|[^\p{ASCII}]+/gu) ?? []) {
      if (piece.charCodeAt(0) > 0x7f) pending.push(...Buffer.from(piece, 'latin1'));
      else {
        flush();
        add(piece);
      }
    }
    return true;
  }

  function noteLink(): void {
    const url = /HYPERLINK\s+"?([^"\s]+)/.exec(instruction)?.[1];
    if (url !== undefined && links.length < attachmentLimits.links) links.push({ url, words: '' });
    instruction = '';
  }
}

function pageOf(value: number | null): string {
  return value !== null && value >= 1250 && value <= 1258
    ? `windows-${value}`
    : value === 866
      ? 'ibm866'
      : 'windows-1252';
}
