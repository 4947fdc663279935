import type { KnownWords } from './schema-value.ts';

export type KnownForm = { readonly action: string; readonly fields: Readonly<Record<string, string>> };

export type KnownParts = Readonly<Record<string, string>>;

/** What answers have told of the world: ids, tokens and values by the name of their field, and the forms of pages. */
export type Known = {
  readonly words: KnownWords;
  /** Parts of addresses as they stood together in a link: the version is one of this release, the task one of this campaign. */
  readonly partsOf: (family: string) => readonly KnownParts[];
  readonly formsFor: (address: RegExp) => readonly KnownForm[];
  readonly learnWord: (name: string, word: string) => void;
  /** Takes in an answer's names; `address` is where it was found. */
  readonly learn: (address: string, body: string) => void;
};

const MOST = 40;
const FIRST = 8;
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;
const TEXT_MARKS: Readonly<Record<string, string>> = { '&quot;': '"', '&lt;': '<', '&gt;': '>' };

/**
 * @param patterns addresses of routes, whose parts give names to what stands in links
 * @param secrets never learnt: a request must not carry to somebody what he may not see
 */
export function openKnown(
  patterns: readonly { shape: RegExp; names: readonly string[]; family: string }[],
  secrets: readonly string[],
): Known {
  const words = new Map<string, Set<string>>();
  const forms = new Map<string, KnownForm>();
  const parts = new Map<string, Map<string, KnownParts>>();
  const learnWord = (name: string, word: string): void => {
    const kept = words.get(name) ?? new Set();
    if (secrets.some((secret) => word.includes(secret))) return;
    if (word !== '' && word.length < (name === 'source' ? 60_000 : 300)) words.set(name, newest(kept.add(word)));
  };
  const learnParts = (family: string, found: KnownParts): void => {
    const key = Object.values(found).join('/');
    if (key === '' || secrets.some((secret) => key.includes(secret))) return;
    const kept = parts.get(family) ?? new Map<string, KnownParts>();
    parts.set(family, newest(kept.set(key, found)));
  };
  const learnLink = (link: string): void => {
    const [path = '', query = ''] = link.split('#')[0]?.split('?', 2) ?? [];
    for (const [name, word] of new URLSearchParams(query)) learnWord(name, word);
    for (const { shape, names, family } of patterns) {
      const found = shape.exec(path)?.slice(1).map(decoded) ?? [];
      for (const [at, name] of names.entries()) learnWord(name, found[at] ?? '');
      learnParts(family, Object.fromEntries(found.map((part, at) => [names[at], part])));
    }
  };
  return {
    words: (name) => {
      const own = [...(words.get(name) ?? [])];
      return /id$|^message$|^inquiry$|^subject$/iu.test(name) ? [...own, ...(words.get('id') ?? [])] : own;
    },
    partsOf: (family) => [...(parts.get(family)?.values() ?? [])],
    formsFor: (address) => [...forms.values()].filter(({ action }) => address.test(action.split('?')[0] ?? '')),
    learnWord,
    learn: (address, body) => {
      for (const [id] of body.slice(0, 300_000).matchAll(ID)) learnWord('id', id);
      if (/^[{[]/u.test(body)) {
        // A list or a queue tells ids of what its address ends with.
        const families = address.split('?')[0]?.split('/').slice(-2) ?? [];
        for (const [, id = ''] of body.slice(0, 200_000).matchAll(/"id":"([^"\\]{1,80})"/gu))
          for (const family of families) learnParts(family, { id });
        return learnJson(body, learnWord);
      }
      for (const [, link = ''] of body.matchAll(/(?:href|src)="([^"]{1,400})"/gu)) learnLink(plain(link));
      for (const form of formsIn(address, body)) {
        for (const [name, word] of Object.entries(form.fields)) learnWord(name, word);
        const key = `${form.action} ${Object.keys(form.fields).join()}`;
        if (forms.size < 2_000) forms.set(key, form);
      }
    },
  };
}

/** The first are what the world was made with; of what was heard since, the last is true most likely. */
function newest<Kept extends Set<string> | Map<string, KnownParts>>(kept: Kept): Kept {
  const oldest = kept.size > MOST ? [...kept.keys()][FIRST] : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  return kept;
}

function learnJson(body: string, learnWord: Known['learnWord']): void {
  for (const [, name = '', word = ''] of body.slice(0, 200_000).matchAll(/"([A-Za-z]{1,30})":"([^"\\]{1,120})"/gu))
    learnWord(name, word);
}

function formsIn(address: string, body: string): KnownForm[] {
  return body
    .split('<form')
    .slice(1)
    .map((rest) => rest.split('</form>', 1)[0] ?? '')
    .filter((form) => /^[^>]*method="post"/iu.test(form))
    .map((form) => ({ action: attribute(form, 'action') ?? address, fields: fieldsIn(form) }));
}

function fieldsIn(form: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const tag of form.split(/<(?=input|textarea|select|button)/u).slice(1)) {
    const name = attribute(tag, 'name');
    if (name === null) continue;
    const options = [...tag.matchAll(/<option[^>]*value="([^"]*)"/gu)].map(([, value = '']) => plain(value));
    const typed = tag.startsWith('textarea') ? (/>([^<]*)</u.exec(tag)?.[1] ?? '') : attribute(tag, 'value');
    fields[name] = options.at(-1) ?? plain(typed ?? '');
  }
  return fields;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`^[^>]*?\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1];
  return found === undefined ? null : plain(found);
}

function plain(text: string): string {
  return text
    .replaceAll(/&#(\d{1,5});/gu, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll(/&(?:quot|lt|gt);/gu, (mark) => TEXT_MARKS[mark] ?? mark)
    .replaceAll('&amp;', '&');
}
