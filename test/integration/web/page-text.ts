const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };

/** Text or an attribute of a page without its entities. */
export function unescaped(markup: string): string {
  return markup.replaceAll(/&(?:#(\d{1,6})|(lt|gt|quot|amp));/g, (_, code?: string, name?: string) =>
    code === undefined ? (NAMED[name ?? ''] ?? '') : String.fromCodePoint(Number(code)),
  );
}

/** The text that a reader sees of a page: no tags, one space between words. */
export function textOf(markup: string): string {
  return unescaped(markup.replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ');
}
