import type { Database } from '../../platform/database/connect.ts';
import { identityOf } from '../frames/identify-studio.ts';
import { insertSuppression, recordAct } from './store.ts';

export type SuppressionAdded =
  | { readonly kind: 'added' | 'already_suppressed'; readonly domain: string }
  | { readonly kind: 'refused'; readonly why: 'domain_invalid' };

/**
 * Honours an opt-out for ever (rule E11): the studio is never drawn again, and what is planned for it is refused when it
 * comes due. Takes a domain, a host name or an address of a page; a sub-domain stands for the whole firm.
 */
export async function addSuppression(
  db: Database,
  { domain, reason, actor }: { readonly domain: string; readonly reason: string; readonly actor: string },
): Promise<SuppressionAdded> {
  const registrable = identityOf(domain.trim());
  if (registrable === null) return { kind: 'refused', why: 'domain_invalid' };
  return db.transaction().execute(async (tx): Promise<SuppressionAdded> => {
    if (!(await insertSuppression(tx, { domain: registrable, reason, by: actor }))) {
      return { kind: 'already_suppressed', domain: registrable };
    }
    await recordAct(tx, { actor, action: 'contact.suppressed', subject: registrable, detail: { reason } });
    return { kind: 'added', domain: registrable };
  });
}
