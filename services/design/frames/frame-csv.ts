import { csvTable } from '../../platform/csv-table.ts';
import type { FrameUnit } from './frame-unit.ts';

const columns = ['domain', 'name', 'site', 'mail', 'phone', 'city', 'priceTier', 'otherDomains', 'listings'] as const;

/** The merged frame as CSV, one studio a line; `listings` says for each where it stands: ranking, rank and line. */
export function frameCsv(units: readonly FrameUnit[]): string {
  const rows = units.map((unit) => ({
    domain: unit.domain,
    name: unit.name,
    site: unit.siteUrl,
    mail: unit.email,
    phone: unit.phoneE164,
    city: unit.city,
    priceTier: unit.priceTier,
    otherDomains: unit.otherDomains.join(' '),
    listings: unit.provenance.map(({ frame, rank, line }) => `${frame} ${rank} (line ${line})`).join('; '),
  }));
  return csvTable(columns, rows);
}
