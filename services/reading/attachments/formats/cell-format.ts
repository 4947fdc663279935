/** How a number of a table is shown, as far as its meaning depends on it. */
export type CellFormat = { readonly kind: 'plain' | 'percent' | 'date' | 'time'; readonly currency: string | null };

/** Built-in formats of ECMA-376 part 1, 18.8.30 that change what a number means; 5-8, 37-44 are money of an unnamed currency. */
const builtIn: Readonly<Record<number, CellFormat['kind']>> = {
  9: 'percent',
  10: 'percent',
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'date',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'date',
  45: 'time',
  46: 'time',
  47: 'time',
};
const currencyMark = /₽|руб\.?|р\.|€|EUR|\$|USD|£|GBP|CHF|₸|RUB|BYN|UAH|грн\.?/u;

/** @param code the format's own code (18.8.31), of which the first section, for positive numbers, is read */
export function cellFormat(id: number, code: string | undefined): CellFormat {
  if (code === undefined) return { kind: builtIn[id] ?? 'plain', currency: null };
  const section = code.slice(0, 200).split(';')[0] ?? '';
  const localed = /\[\$([^\]-]*)(?:-[^\]]*)?\]/u.exec(section)?.[1];
  const quoted = [...section.matchAll(/"([^"]*)"/gu)].map(([, words]) => words ?? '').join(' ');
  const bare = section.replace(/\[[^\]]*\]|"[^"]*"|\\./gu, '');
  const currency = currencyMark.exec([localed ?? '', quoted, section.replaceAll('\\', '')].join(' '))?.[0] ?? null;
  // "$" alone may be the mark of a locale, "[$-419]".
  const named = currency === '$' && localed === '' && !bare.includes('$') && !quoted.includes('$') ? null : currency;
  if (bare.includes('%')) return { kind: 'percent', currency: null };
  if (named === null && /[dy]|m{3}/iu.test(bare)) return { kind: 'date', currency: null };
  if (named === null && /[hs]/iu.test(bare)) return { kind: 'time', currency: null };
  return { kind: 'plain', currency: named };
}

const dayMs = 86_400_000;
/** Day 0 of the 1900 date system; right from 1 March 1900 on. */
const dayZero = Date.UTC(1899, 11, 30);

/** A number as a person sees it: "450000 ₽", "50%", "21.11.2026"; at most two decimals, without separators of thousands. */
export function showNumber(value: number, format: CellFormat): string {
  if (!Number.isFinite(value)) return '';
  switch (format.kind) {
    case 'percent':
      return `${rounded(value * 100)}%`;
    case 'date':
      return showDate(value);
    case 'time':
      return '';
    case 'plain':
      return format.currency === null ? rounded(value) : `${rounded(value)} ${format.currency}`;
  }
}

function showDate(days: number): string {
  if (!(days > 0 && days < 2_958_466)) return '';
  const at = new Date(dayZero + Math.floor(days) * dayMs);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(at.getUTCDate())}.${two(at.getUTCMonth() + 1)}.${at.getUTCFullYear()}`;
}

function rounded(value: number): string {
  if (Math.abs(value) >= 1e15) return '';
  const cents = Math.round(value * 100) / 100;
  return Number.isInteger(cents) ? String(cents) : cents.toFixed(2);
}
