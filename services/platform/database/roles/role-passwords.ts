import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZerkaloError } from '../../errors.ts';
import { type ProcessRole, processRoles } from './grants.ts';

/**
 * Reads `database_password_<role>` of every role from a folder.
 * @throws CONFIG with all files that are missing or empty
 */
export function readRolePasswords(folder: string): Record<ProcessRole, string> {
  const read = processRoles.map((role) => [role, secretIn(join(folder, `database_password_${role}`))] as const);
  const missing = read.filter(([, password]) => password === '').map(([role]) => `database_password_${role}`);
  if (missing.length === 0) return Object.fromEntries(read) as Record<ProcessRole, string>;
  throw new ZerkaloError(
    'CONFIG',
    `DATABASE_ROLES_FOLDER: ${folder} lacks ${missing.join(', ')}`,
    'Write them with ops/docker/make-secrets, or leave the variable out: all processes then work as the owner.',
  );
}

function secretIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
