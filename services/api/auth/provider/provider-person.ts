import { recordAct } from '../../../design/campaigns/store.ts';
import { addUser } from '../../../design/people/add-user.ts';
import { changeRole } from '../../../design/people/change-person.ts';
import { credentialsByName, credentialsOf } from '../../../design/people/store/credentials.ts';
import { type Identity, linkIdentity, userOfIdentity } from '../../../design/people/store/identities.ts';
import type { Database } from '../../../platform/database/connect.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { Admission } from './admit-claims.ts';
import type { ProviderSettings } from './provider-file.ts';

export type Found =
  | { readonly kind: 'found'; readonly userId: UserId; readonly codeDue: boolean }
  | { readonly kind: 'refused'; readonly why: 'unknown' | 'disabled' };
type Admitted = Extract<Admission, { kind: 'admitted' }>;

/**
 * Who of ours an admitted person is: by issuer and subject; else by a verified address where the operator turned that on; else a
 * new person where the provider decides about roles. An address alone, unverified, is nobody's.
 */
export async function personBy(db: Database, admitted: Admitted, settings: ProviderSettings): Promise<Found> {
  const identity = { issuer: settings.issuer, subject: admitted.subject };
  const userId =
    (await userOfIdentity(db, identity)) ??
    (await byAddress(db, admitted, identity, settings)) ??
    (await asNewPerson(db, admitted, identity));
  if (userId === null) return { kind: 'refused', why: 'unknown' };
  const person = await credentialsOf(db, userId);
  if (person === null || person.disabled) return { kind: 'refused', why: 'disabled' };
  if (admitted.role !== null) await changeRole(db, userId, admitted.role, settings.issuer);
  return { kind: 'found', userId, codeDue: person.factorOn };
}

async function byAddress(
  db: Database,
  { email }: Admitted,
  identity: Identity,
  { linkByVerifiedEmail }: ProviderSettings,
): Promise<UserId | null> {
  if (!linkByVerifiedEmail || email === null) return null;
  const person = await credentialsByName(db, email);
  if (person === null || person.email !== email || person.disabled) return null;
  return (await link(db, identity, person.userId, person.email)) ? person.userId : null;
}

/** Only where the provider decides about roles, and never over the head of somebody who has the address here. */
async function asNewPerson(db: Database, { email, name, role }: Admitted, identity: Identity): Promise<UserId | null> {
  if (role === null || email === null) return null;
  const added = await addUser(db, { email, name, role, actor: identity.issuer });
  if (added.kind !== 'added') return null;
  await link(db, identity, added.userId, identity.issuer);
  return added.userId;
}

/** Links an identity to a person, with its trace; false when it is somebody's already. */
export async function link(db: Database, identity: Identity, userId: UserId, actor: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await linkIdentity(tx, identity, userId))) return false;
    await recordAct(tx, { actor, action: 'identity.linked', subject: userId, detail: identity });
    return true;
  });
}
