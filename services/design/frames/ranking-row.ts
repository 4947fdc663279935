import type { Frame } from '../protocol/schema/protocol.ts';
import { identifyMail, identifyPhone, identifySite } from './identify-studio.ts';
import type { RankingField } from './ranking-columns.ts';
import { tidyName } from './studio-name.ts';

/** One studio as one ranking lists it. `domain` is null when neither site nor mail names the firm. */
export type RankingRow = {
  readonly frame: string;
  readonly line: number;
  readonly rank: number;
  readonly name: string;
  readonly domain: string | null;
  readonly siteUrl: string | null;
  readonly email: string | null;
  readonly phoneE164: string | null;
  readonly city: string | null;
  readonly priceTier: string | null;
};

export const rowFaultReasons = [
  'quote-not-closed',
  'too-few-cells',
  'too-many-cells',
  'name-missing',
  'site-invalid',
  'site-shared-host',
  'mail-invalid',
  'mail-not-business',
  'phone-invalid',
  'rank-invalid',
  'row-unreadable',
] as const;
export type RowFaultReason = (typeof rowFaultReasons)[number];

/** What is wrong with a row: the cell's header (null: the whole row), and whether the row was used without the cell. */
export type RowFault = {
  readonly frame: string;
  readonly line: number;
  readonly column: string | null;
  readonly reason: RowFaultReason;
  readonly kept: boolean;
};

export type RowFacts = {
  readonly frame: Pick<Frame, 'id' | 'country' | 'columns'>;
  readonly line: number;
  /** Rank when the file states none: place among its rows, from 1. */
  readonly place: number;
  readonly cell: (field: RankingField) => string;
};

/** Reads one row: a bad cell is reported and left out; only a row without a name is dropped. */
export function readRow({ frame, line, place, cell }: RowFacts): {
  readonly row: RankingRow | null;
  readonly faults: RowFault[];
} {
  const faults: RowFault[] = [];
  const report = (field: RankingField, reason: RowFaultReason, kept = true): void => {
    faults.push({ frame: frame.id, line, column: frame.columns[field] ?? null, reason, kept });
  };
  const name = tidyName(cell('name'));
  if (name === '') {
    report('name', 'name-missing', false);
    return { row: null, faults };
  }
  const site = siteOf(cell('site'), report);
  const mail = mailOf(cell('mail'), report);
  const row: RankingRow = {
    frame: frame.id,
    line,
    rank: rankOf(cell('rank'), place, report),
    name,
    domain: site?.domain ?? mail?.domain ?? null,
    siteUrl: site?.siteUrl ?? null,
    email: mail?.address ?? null,
    phoneE164: phoneOf(cell('phone'), frame.country, report),
    city: tidyName(cell('city')) || null,
    priceTier: tidyName(cell('priceTier')) || null,
  };
  return { row, faults };
}

type Report = (field: RankingField, reason: RowFaultReason) => void;

function siteOf(text: string, report: Report): { readonly domain: string; readonly siteUrl: string } | null {
  if (text.trim() === '') return null;
  const site = identifySite(text);
  if (site.kind === 'own') return site;
  report('site', site.kind === 'invalid' ? 'site-invalid' : 'site-shared-host');
  return null;
}

/** The first business address of a cell that may hold several. */
function mailOf(text: string, report: Report): { readonly address: string; readonly domain: string } | null {
  const given = text
    .slice(0, 500)
    .split(/[\s,;]+/u)
    .filter((part) => part !== '');
  if (given.length === 0) return null;
  const read = given.map(identifyMail);
  const business = read.find((mail) => mail.kind === 'business');
  if (business !== undefined) return business;
  report('mail', read.every(({ kind }) => kind === 'invalid') ? 'mail-invalid' : 'mail-not-business');
  return null;
}

function phoneOf(text: string, country: string, report: Report): string | null {
  if (text.trim() === '') return null;
  const phone = text
    .slice(0, 200)
    .split(/[,;/]/u)
    .map((part) => identifyPhone(part, country))
    .find((number) => number !== null);
  if (phone === undefined) report('phone', 'phone-invalid');
  return phone ?? null;
}

function rankOf(text: string, place: number, report: Report): number {
  if (text.trim() === '') return place;
  const rank = /^\D{0,3}(\d{1,7})\D{0,3}$/u.exec(text.trim())?.[1];
  if (rank === undefined || Number(rank) === 0) {
    report('rank', 'rank-invalid');
    return place;
  }
  return Number(rank);
}
