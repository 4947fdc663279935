import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Studio } from './studio.ts';

type Column = readonly [header: string, value: (studio: Studio) => string];

// Further rankings are further lists of columns in another order.
const rankingA: readonly Column[] = [
  ['rank', ({ rank }) => String(rank)],
  ['studio', ({ name }) => name],
  ['site', ({ domain, kind }) => `${kind.tls === undefined ? 'http' : 'https'}://${domain}/`],
  ['phone', ({ phone }) => phone],
  ['email', ({ email, kind }) => (kind.address === undefined ? email : '')],
  ['city', ({ city }) => city],
  ['tier', ({ tier }) => tier],
];

/** Writes the rankings from which a campaign draws its frame; returns their paths. */
export async function writeRankings(folder: string, studios: readonly Studio[]): Promise<string[]> {
  const file = join(folder, 'ranking-a.csv');
  await writeFile(file, table(rankingA, studios));
  return [file];
}

function table(columns: readonly Column[], studios: readonly Studio[]): string {
  const rows = [
    columns.map(([header]) => header),
    ...studios.map((studio) => columns.map(([, value]) => value(studio))),
  ];
  return rows.map((row) => `${row.map(cell).join(',')}\n`).join('');
}

/** RFC 4180: quoted when it must be. */
function cell(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
