import { fold } from '../quotes/fold.ts';
import type { NotedLink } from './attachment-reading.ts';
import { type MaterialKind, materialOf } from './material.ts';

/** A link of a reply or of a file of it, with the material that its address or words name. */
export type MaterialLink = NotedLink & { readonly about: MaterialKind };

const address = /https?:\/\/[^\s<>"'«»)\]}]{4,2000}/giu;
const mostLinks = 100;
const trailing = /[.,;:!?…]+$/u;

/**
 * Links that stand in a text, once each, in its order, with those that a reader noted. None is opened: opening tells the studio
 * that its letter is read. What a link leads to is told by the words of its line and its path, else it is `other`.
 */
export function materialLinks(text: string, noted: readonly NotedLink[] = []): MaterialLink[] {
  const written = [...text.matchAll(address)].slice(0, mostLinks).map((match) => ({
    url: match[0].replace(trailing, ''),
    words: wordsBefore(text, match.index),
  }));
  const known = new Map<string, NotedLink>();
  for (const link of [...noted, ...written]) if (!known.has(link.url)) known.set(link.url, link);
  return [...known.values()].slice(0, mostLinks).map((link) => ({ ...link, about: aboutOf(link) }));
}

function wordsBefore(text: string, at: number): string {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at) + 1, at - 120), at);
  return line
    .replace(/https?:\/\/\S+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function aboutOf({ url, words }: NotedLink): MaterialKind {
  const parsed = URL.parse(url);
  const path = parsed === null ? '' : readable(parsed.pathname);
  return materialOf({ name: fold(`${words} ${path}`).replaceAll('/', ' '), format: 'other', text: '' }).kind;
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
