import { recordAct } from '../../design/campaigns/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import { maxRatesBytes, type RatesFault, readRatesFile } from './read-rates-file.ts';
import { insertRates, type RateClash } from './store.ts';

export type RatesToImport = {
  readonly bytes: Uint8Array;
  /** Who set them, as the report shall name it: "Bank of Russia, cbr.ru". */
  readonly source: string;
  /** The currency that rates are given in. */
  readonly into: string;
  readonly by: string;
};

export type RatesImported =
  | {
      readonly kind: 'imported';
      readonly lines: number;
      readonly stored: number;
      readonly faults: readonly RatesFault[];
    }
  /** Days that are stored with another rate: nothing was stored, because a published number may stand on them. */
  | { readonly kind: 'differs'; readonly clashes: readonly RateClash[] }
  | { readonly kind: 'too_large' };

/**
 * Stores official exchange rates of a file with their source. Lines that cannot be read are reported while the rest loads; the same
 * file can be imported again, and a rate that is stored is never changed.
 */
export async function importRates(db: Database, { bytes, source, into, by }: RatesToImport): Promise<RatesImported> {
  if (bytes.length > maxRatesBytes) return { kind: 'too_large' };
  const { rates, faults } = readRatesFile(new TextDecoder().decode(bytes), into);
  return db.transaction().execute(async (tx): Promise<RatesImported> => {
    const { stored, clashes } = await insertRates(tx, rates, source);
    if (clashes.length > 0) return { kind: 'differs', clashes };
    if (stored > 0)
      await recordAct(tx, { actor: by, action: 'rates.imported', subject: source, detail: { into, stored } });
    return { kind: 'imported', lines: rates.length + faults.length, stored, faults };
  });
}
