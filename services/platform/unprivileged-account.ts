import { readFileSync } from 'node:fs';

/** What spawn needs to run a child as another account; empty when we are not root and run it as ourselves. */
export type Account = { uid?: number; gid?: number };

/**
 * The account for servers that refuse to run as root: the system's own `postgres` if there is one, else `nobody`.
 * Not root: no change of account.
 */
export function unprivilegedAccount(preferred = ['postgres', 'nobody']): Account {
  if (process.getuid?.() !== 0) return {};
  const known = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => [line.split(':')[0], line.split(':')]),
  );
  for (const name of preferred) {
    const entry = known.get(name);
    if (entry?.[2] !== undefined && entry[3] !== undefined) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  return { uid: 65_534, gid: 65_534 };
}
