import type { Database } from '../../platform/database/connect.ts';
import type { UserId } from '../../platform/ids.ts';
import { recordAct } from '../campaigns/store.ts';
import { addUser } from './add-user.ts';
import { type MadeLink, makeLink } from './one-time-link.ts';
import type { Role } from './role.ts';
import { clearFactor, setPasswordHash } from './store/credentials.ts';
import { deleteOpenLinks } from './store/links.ts';
import { anotherOwner, findPerson, type Person, setDisabled, setRole } from './store/people.ts';
import { endSessionsOf } from './store/sessions.ts';

export type Invited =
  | ({ kind: 'invited'; userId: UserId } & MadeLink)
  | { kind: 'address_taken' }
  | { kind: 'address_invalid' };

/** Adds a person and makes the link by which he sets his own password. */
export async function invitePerson(
  db: Database,
  person: { email: string; name: string; role: Role; actor: string },
): Promise<Invited> {
  const added = await addUser(db, person);
  if (added.kind !== 'added') return added;
  return { kind: 'invited', userId: added.userId, ...(await makeLink(db, added.userId, 'invite', person.actor)) };
}

export type Changed = { kind: 'changed' } | { kind: 'unchanged' } | { kind: 'nobody' } | { kind: 'last_owner' };

/** Another role from now on; the person's sessions end, so that what is open shows nothing it no longer may. */
export async function changeRole(db: Database, userId: string, role: Role, actor: string): Promise<Changed> {
  return onPerson(db, userId, async (tx, person) => {
    if (person.role === role) return { kind: 'unchanged' };
    if (person.role === 'owner' && !person.disabled && !(await anotherOwner(tx, person.id)))
      return { kind: 'last_owner' };
    await setRole(tx, person.id, role);
    await endSessionsOf(tx, person.id);
    const detail = { from: person.role, to: role };
    await recordAct(tx, { actor, action: 'user.role_changed', subject: person.id, detail });
    return { kind: 'changed' };
  });
}

/** The person can act no more: sessions end, keys and links open nothing. What he did stays his. */
export async function disablePerson(db: Database, userId: string, actor: string): Promise<Changed> {
  return onPerson(db, userId, async (tx, person) => {
    if (person.disabled) return { kind: 'unchanged' };
    if (person.role === 'owner' && !(await anotherOwner(tx, person.id))) return { kind: 'last_owner' };
    await setDisabled(tx, person.id, true);
    await deleteOpenLinks(tx, person.id);
    await endSessionsOf(tx, person.id);
    await recordAct(tx, { actor, action: 'user.disabled', subject: person.id });
    return { kind: 'changed' };
  });
}

export async function enablePerson(db: Database, userId: string, actor: string): Promise<Changed> {
  return onPerson(db, userId, async (tx, person) => {
    if (!person.disabled) return { kind: 'unchanged' };
    await setDisabled(tx, person.id, false);
    await recordAct(tx, { actor, action: 'user.enabled', subject: person.id });
    return { kind: 'changed' };
  });
}

/** Ends every session of a person; returns how many, or null when there is no such person. */
export async function signOutEverywhere(db: Database, userId: string, actor: string): Promise<number | null> {
  return onPerson<number | null>(
    db,
    userId,
    async (tx, person) => {
      const sessions = await endSessionsOf(tx, person.id);
      await recordAct(tx, { actor, action: 'user.signed_out_everywhere', subject: person.id, detail: { sessions } });
      return sessions;
    },
    null,
  );
}

export type Reset = ({ kind: 'reset' } & MadeLink) | { kind: 'nobody' } | { kind: 'disabled' };

/**
 * The old password opens nothing from now on and sessions end; the link sets a new one. `factor`: the second factor goes too,
 * for a person who lost it.
 */
export async function resetPerson(
  db: Database,
  userId: string,
  { actor, factor }: { actor: string; factor: boolean },
): Promise<Reset> {
  return onPerson<Reset>(db, userId, async (tx, person) => {
    if (person.disabled) return { kind: 'disabled' };
    await setPasswordHash(tx, person.id, null);
    if (factor) await clearFactor(tx, person.id);
    await endSessionsOf(tx, person.id);
    await recordAct(tx, { actor, action: 'user.reset', subject: person.id, detail: { secondFactor: factor } });
    return { kind: 'reset', ...(await makeLink(tx, person.id, 'reset', actor)) };
  });
}

async function onPerson<Answer = Changed>(
  db: Database,
  userId: string,
  act: (tx: Database, person: Person) => Promise<Answer>,
  nobody: Answer = { kind: 'nobody' } as Answer,
): Promise<Answer> {
  return db.transaction().execute(async (tx) => {
    const person = await findPerson(tx, userId);
    return person === null ? nobody : act(tx, person);
  });
}
