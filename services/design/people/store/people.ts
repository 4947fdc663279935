import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { Role } from '../role.ts';

export type Person = {
  readonly id: UserId;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
  readonly disabled: boolean;
  readonly hasPassword: boolean;
  readonly factorOn: boolean;
  /** When the link ends that the person has not used yet. */
  readonly linkEndsAt: Date | null;
  /** Providers by which the person signs in. */
  readonly issuers: readonly string[];
};

const PEOPLE = sql`
  select u.id, u.email, u.name, u.role, u.created_at as "createdAt", u.last_sign_in_at as "lastSignInAt",
    u.disabled_at is not null as disabled, u.password_hash is not null as "hasPassword", u.totp_since is not null as "factorOn",
    (select ends_at from one_time_links l where l.user_id = u.id and l.used_at is null and l.ends_at > clock_timestamp()) as "linkEndsAt",
    array(select issuer from user_identities i where i.user_id = u.id order by issuer) as issuers
  from users u`;

const LISTED = 500;

/** Everybody whose name or address has the text in it, by name. */
export async function listPeople(db: Database, search = ''): Promise<Person[]> {
  const { rows } = await sql<Person>`${PEOPLE}
    where position(lower(${search}) in lower(u.name)) > 0 or position(lower(${search}) in u.email) > 0
    order by lower(u.name), u.id limit ${LISTED}`.execute(db);
  return rows;
}

export async function findPerson(db: Database, id: string): Promise<Person | null> {
  const { rows } = await sql<Person>`${PEOPLE} where u.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function anybodyThere(db: Database): Promise<boolean> {
  const row = await db.selectFrom('users').select('id').where('disabled_at', 'is', null).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody else than this person is an owner who may act; owners are locked, so that two cannot go at once. */
export async function anotherOwner(db: Database, userId: UserId): Promise<boolean> {
  const { rows } = await sql<{ id: UserId }>`
    select id from users where role = 'owner' and disabled_at is null order by id for update`.execute(db);
  return rows.some(({ id }) => id !== userId);
}

export async function setRole(db: Database, userId: UserId, role: Role): Promise<void> {
  await db.updateTable('users').set({ role }).where('id', '=', userId).execute();
}

export async function setDisabled(db: Database, userId: UserId, disabled: boolean): Promise<void> {
  const at = disabled ? sql<Date>`clock_timestamp()` : null;
  await db.updateTable('users').set({ disabled_at: at }).where('id', '=', userId).execute();
}

export async function setLanguage(db: Database, userId: UserId, language: 'ru' | 'en' | null): Promise<void> {
  await db.updateTable('users').set({ language }).where('id', '=', userId).execute();
}
