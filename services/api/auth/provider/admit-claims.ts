import type { Role } from '../../../design/people/role.ts';
import type { ProviderSettings } from './provider-file.ts';

/** What a provider says of a person, after every check of its signature and of our request. */
export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

export type Admission =
  | {
      readonly kind: 'admitted';
      readonly subject: string;
      /** The address that the provider has verified; null when it has not: then it is nobody's. */
      readonly email: string | null;
      readonly name: string;
      /** The role the claim gives; null where roles are kept here. */
      readonly role: Role | null;
    }
  | { readonly kind: 'refused'; readonly why: 'domain' | 'role' };

/** Whether somebody with these claims may sign in at all, and as what. */
export function admit(claims: Claims, settings: ProviderSettings): Admission {
  const { email: said, email_verified: verified } = claims;
  const email = typeof said === 'string' && verified === true ? said.toLowerCase() : null;
  if (settings.allowedDomains.length > 0) {
    const domain = email?.slice(email.lastIndexOf('@') + 1);
    if (domain === undefined || !settings.allowedDomains.includes(domain)) return { kind: 'refused', why: 'domain' };
  }
  const role = settings.roleClaim === null ? null : roleBy(claims[settings.roleClaim], settings.roles);
  if (role === undefined) return { kind: 'refused', why: 'role' };
  const name =
    typeof claims.name === 'string' && claims.name.trim() !== '' ? claims.name.trim() : (email ?? claims.sub);
  return { kind: 'admitted', subject: claims.sub, email, name: name.slice(0, 200), role };
}

/** The first role of the operator's map that one of the claim's values gives; undefined when none does. */
function roleBy(claim: unknown, map: Readonly<Record<string, Role>>): Role | undefined {
  const values = new Set([claim].flat().filter((one) => typeof one === 'string'));
  return Object.entries(map).find(([value]) => values.has(value))?.[1];
}
