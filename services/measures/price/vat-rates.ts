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
