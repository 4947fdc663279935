import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { roleName } from '../../services/platform/database/roles/apply-roles.ts';
import type { ProcessRole } from '../../services/platform/database/roles/grants.ts';
import { rolePassword } from './role-password.ts';

export type TestDatabase = { url: string; drop: () => Promise<void> };

/** A fresh copy of the migrated template database; `drop` removes it and ends whoever is still connected. */
export async function cloneDatabase(): Promise<TestDatabase> {
  return copyDatabase(inject('templateUrl'));
}

/** The same outside of Vitest: a copy of the database at this address, which nobody may be connected to. */
export async function copyDatabase(templateUrl: string): Promise<TestDatabase> {
  return createDatabase(templateUrl, new URL(templateUrl).pathname.slice(1));
}

/** A database without any tables. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase(inject('templateUrl'), 'template0');
}

/** The same database as a process with a role of its own opens it. Roles are named after the template, their grants cloned with it. */
export function asRole(
  { url }: Pick<TestDatabase, 'url'>,
  role: ProcessRole,
  templateUrl = inject('templateUrl'),
): string {
  const as = new URL(url);
  as.username = roleName(new URL(templateUrl).pathname.slice(1), role);
  as.password = rolePassword;
  return as.href;
}

async function createDatabase(server: string, source: string): Promise<TestDatabase> {
  const template = new URL(server);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = new URL(template);
  admin.pathname = '/postgres';
  await command(admin.href, `create database "${name}" template "${source}"`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => command(admin.href, `drop database "${name}" with (force)`) };
}

async function command(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
