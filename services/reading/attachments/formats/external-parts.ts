import type { AttachmentNote, NotedLink } from '../attachment-reading.ts';
import type { Parts } from '../unpack/unpack.ts';
import { walkXml } from './xml.ts';

/** Links by the id of their relationship, and whether the file wants parts that lie elsewhere (ECMA-376 part 2, 9.3). */
export type Relationships = { readonly links: ReadonlyMap<string, string>; readonly notes: readonly AttachmentNote[] };

/** Reads what an office file refers to. Links are noted; pictures, templates and objects elsewhere are named, never fetched. */
export function relationshipsOf(parts: Parts, path: string): Relationships {
  const links = new Map<string, string>();
  let elsewhere = false;
  const bytes = parts.get(path);
  if (bytes !== undefined) {
    walkXml(bytes, {
      open: (name, { Id, Target, TargetMode, Type }) => {
        if (name !== 'Relationship' || Target === undefined || TargetMode?.toLowerCase() !== 'external') return;
        if (Type?.endsWith('/hyperlink') === true && Id !== undefined) links.set(Id, Target);
        else elsewhere = true;
      },
    });
  }
  return { links, notes: elsewhere ? ['external_parts_not_fetched'] : [] };
}

/** What an office file holds beside its text, by its paths. */
export function macrosIn(names: readonly string[]): AttachmentNote[] {
  return names.some((name) => /(?:^|\/)vbaProject\.bin$|^Basic\/.+\.xml$/i.test(name)) ? ['macros_not_run'] : [];
}

/** Gathers links while a reader walks: the words that a link stands on come before its end. */
export type LinkWords = {
  open: (url: string | undefined) => void;
  text: (text: string) => void;
  close: () => void;
  links: NotedLink[];
};

export function openLinks(limit: number): LinkWords {
  const links: NotedLink[] = [];
  let open: { url: string; words: string } | null = null;
  return {
    links,
    open: (url) => {
      open = url === undefined || url === '' ? null : { url: url.slice(0, 2_000), words: '' };
    },
    text: (text) => {
      if (open !== null && open.words.length < 200) open.words += text.slice(0, 200);
    },
    close: () => {
      if (open !== null && links.length < limit) links.push(open);
      open = null;
    },
  };
}
