import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { type Dice, dice } from '../seed.ts';
import type { StudioCard } from '../studio-card.ts';
import { type Listing, variants } from './listing-variants.ts';

type Column = readonly [header: string, value: (listing: Listing) => string];

const rankingA: readonly Column[] = [
  ['rank', ({ rank }) => String(rank)],
  ['studio', ({ name }) => name],
  ['site', ({ site }) => site],
  ['phone', ({ phone }) => phone],
  ['email', ({ email }) => email],
  ['city', ({ city }) => city],
  ['tier', ({ tier }) => tier],
];

const rankingB: readonly Column[] = [
  ['Телефон', ({ phone }) => phone],
  ['Компания', ({ name }) => name],
  ['Место', ({ rank }) => String(rank)],
  ['Почта', ({ email }) => email],
  ['Адрес сайта', ({ site }) => site],
  ['Город', ({ city }) => city],
];

/**
 * Two rankings, each in an order of its own: one in UTF-8 with commas, one as Russian Excel saves it (Windows-1251, semicolons,
 * other headers in another order). A fifth of the studios stand in both, a little differently each time.
 */
export async function writeReplayRankings(
  folder: string,
  studios: readonly StudioCard[],
  seed: string,
): Promise<string[]> {
  const own = dice(seed, 'replay/rankings');
  const [first, second] = listings(own, studios);
  const a = join(folder, 'ranking-a.csv');
  const b = join(folder, 'ranking-b.csv');
  await writeFile(a, table(rankingA, first, ','));
  await writeFile(b, iconv.encode(table(rankingB, second, ';').replaceAll('\n', '\r\n'), 'windows-1251'));
  return [a, b];
}

/** A studio in both rankings is listed whole in the first; the second may know less, or another of its domains. */
function listings(own: Dice, studios: readonly StudioCard[]): [Listing[], Listing[]] {
  const dealt = own.shuffled(studios);
  const both = Math.round(studios.length / 5);
  const onlyA = Math.ceil((studios.length - both) / 2);
  const inBoth = dealt.slice(0, both);
  const first = own.shuffled(dealt.slice(0, both + onlyA)).map((studio, index) => whole(studio, index + 1));
  const others = own.shuffled([...inBoth, ...dealt.slice(both + onlyA)]);
  const second = others.map((studio, index) => {
    const listed = whole(studio, index + 1);
    const nth = inBoth.indexOf(studio);
    return nth === -1 ? listed : (variants[nth % variants.length]?.(listed) ?? listed);
  });
  return [first, second];
}

function whole({ name, domain, phone, email, city, tier }: StudioCard, rank: number): Listing {
  return { rank, name, site: `http://${domain}/`, phone, email, city, tier };
}

function table(columns: readonly Column[], listed: readonly Listing[], delimiter: string): string {
  const rows = [columns.map(([header]) => header), ...listed.map((one) => columns.map(([, value]) => value(one)))];
  return rows.map((row) => `${row.map((value) => cell(value, delimiter)).join(delimiter)}\n`).join('');
}

/** RFC 4180: quoted when it must be. */
function cell(value: string, delimiter: string): string {
  return value.includes(delimiter) || /["\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
