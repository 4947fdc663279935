import { isTimeZone } from '../../design/schedule/zoned-time.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { ExchangeSettings } from './call.ts';
import { findSource, insertSource } from './store/sources.ts';

export type NoSource =
  | { readonly kind: 'source_unknown' }
  | { readonly kind: 'settings_differ'; readonly known: ExchangeSettings }
  | { readonly kind: 'zone_unknown' };

/** The settings of a source, made with those given when it is new. */
export async function settleSource(
  db: Database,
  source: string,
  settings: ExchangeSettings | undefined,
  by: string,
): Promise<ExchangeSettings | NoSource> {
  if (settings !== undefined && !isTimeZone(settings.timeZone)) return { kind: 'zone_unknown' };
  if (settings !== undefined) await insertSource(db, source, settings, by);
  const known = await findSource(db, source);
  if (known === null) return { kind: 'source_unknown' };
  const same = settings === undefined || (known.timeZone === settings.timeZone && known.country === settings.country);
  return same ? known : { kind: 'settings_differ', known };
}
