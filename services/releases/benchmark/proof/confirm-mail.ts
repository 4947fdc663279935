import type { Database } from '../../../platform/database/connect.ts';
import { newId } from '../../../platform/ids.ts';
import { isSecret, secretHash } from './proof-token.ts';
import { mayAsk, type RoleName, roleAddress } from './role-address.ts';
import { askedBefore, findMail, insertMail, type Purpose } from './store.ts';

export type MailAsked = { readonly kind: 'asked' | 'too_often'; readonly recipient: string };

/** Asks for a letter with a one-time link to a fixed address of the domain; a worker sends it. The answer is the same for every domain. */
export async function askMail(
  db: Database,
  { domain, role, purpose }: { domain: string; role: RoleName; purpose: Purpose },
): Promise<MailAsked> {
  const recipient = roleAddress(role, domain);
  const mail = { id: newId<string>(), domain, purpose, recipient };
  return db.transaction().execute(async (tx): Promise<MailAsked> => {
    if (!mayAsk(await askedBefore(tx, mail))) return { kind: 'too_often', recipient };
    await insertMail(tx, mail);
    return { kind: 'asked', recipient };
  });
}

/** The domain that a letter's token speaks for; looking proves and changes nothing, since scanners of mail open every link. */
export async function domainOfMail(db: Database, token: string, purpose: Purpose): Promise<string | null> {
  if (!isSecret(token)) return null;
  return (await findMail(db, secretHash(token), purpose))?.domain ?? null;
}
