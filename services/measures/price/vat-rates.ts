/** One rate and the first day it was in force, "YYYY-MM-DD". */
export type VatRate = { readonly from: string; readonly rate: number; readonly source: string };

/** Standard VAT of the Russian Federation (Tax Code, article 164). Special rates of 5 and 7 % are stored as stated. */
export const RU_VAT: readonly VatRate[] = [
  { from: '2004-01-01', rate: 0.18, source: '117-ФЗ от 07.07.2003' },
  { from: '2019-01-01', rate: 0.2, source: '303-ФЗ от 03.08.2018' },
  { from: '2026-01-01', rate: 0.22, source: '425-ФЗ от 28.11.2025' },
];

/** Rate in force on the date, or null before the table begins. */
export function vatRateOn(date: string, rates: readonly VatRate[]): number | null {
  return rates.findLast(({ from }) => from <= date)?.rate ?? null;
}

/** Standard VAT of Germany (UStG, § 12 (1)), with the half year of the lowered rate. */
export const DE_VAT: readonly VatRate[] = [
  { from: '2007-01-01', rate: 0.19, source: 'Haushaltsbegleitgesetz 2006, BGBl. 2006 I S. 1402' },
  { from: '2020-07-01', rate: 0.16, source: 'Zweites Corona-Steuerhilfegesetz, BGBl. 2020 I S. 1512' },
  { from: '2021-01-01', rate: 0.19, source: 'Zweites Corona-Steuerhilfegesetz, BGBl. 2020 I S. 1512' },
];

/** Tables by country; a country without one has no rate of the day. */
export const VAT_BY_COUNTRY: Readonly<Record<string, readonly VatRate[]>> = { RU: RU_VAT, DE: DE_VAT };
