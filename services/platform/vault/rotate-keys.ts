import { rewrapped } from './installation-box.ts';
import { sealedColumns } from './sealed-columns.ts';
import { boxesNotUnder, replaceBox } from './store.ts';
import { rewrapCampaignKeys, type VaultDeps } from './vault.ts';

/**
 * Wraps everything in the tables by the current master key, one row at a time: whatever ends it, each row is under one key or the
 * other, and the next run goes on. Destroyed keys have nothing to wrap. Returns how many boxes no key at hand opens.
 * @throws MASTER_KEY when the key of a campaign needs a master key that is not in the file
 */
export async function rewrapTables(deps: VaultDeps): Promise<number> {
  const { db, masterKeys } = deps;
  await rewrapCampaignKeys(deps);
  let closed = 0;
  for (const column of sealedColumns) {
    for (const { key, box } of await boxesNotUnder(db, column, masterKeys.current.id)) {
      const next = rewrapped(masterKeys, box, column.boundTo(key));
      if (next === undefined) closed += 1;
      else await replaceBox(db, column, key, box, next);
    }
  }
  return closed;
}
