/** The OpenID provider by which people may sign in: the operator's file of it. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { type Role, roles } from '../../../design/people/role.ts';
import { messageOf } from '../../../platform/errors.ts';

const text = Type.String({ minLength: 1, maxLength: 1_000 });
const ProviderFile = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    issuer: Type.String({ pattern: '^https?://[^\\s?#]+$', maxLength: 1_000 }),
    clientId: text,
    clientSecretFile: text,
    scope: Type.String({ pattern: '^openid( \\S+)*$', maxLength: 500, default: 'openid email profile' }),
    allowedDomains: Type.Array(Type.String({ pattern: '^[a-z0-9.-]+$', maxLength: 253 }), {
      maxItems: 100,
      default: [],
    }),
    linkByVerifiedEmail: Type.Boolean({ default: false }),
    roleClaim: Type.Optional(text),
    roles: Type.Record(Type.String({ maxLength: 200 }), Type.Enum([...roles]), { default: {} }),
  },
  { additionalProperties: false },
);

export type ProviderSettings = {
  /** How the button on the sign-in page calls it. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** Domains of verified mail addresses that may sign in; any where there are none. */
  readonly allowedDomains: readonly string[];
  /** Whether a verified address is enough to link an account of ours that has the same. */
  readonly linkByVerifiedEmail: boolean;
  /** The claim that says what a person may do here, and its values; the provider decides then, at every sign-in. */
  readonly roleClaim: string | null;
  readonly roles: Readonly<Record<string, Role>>;
};
export type ProviderReading =
  | { readonly kind: 'provider'; readonly settings: ProviderSettings }
  | { readonly kind: 'findings'; readonly findings: readonly string[] };

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Reads the file; all faults at once. The name of the secret's file is relative to it. */
export function readProviderFile(file: string): ProviderReading {
  let value: unknown;
  try {
    value = Value.Default(ProviderFile, JSON.parse(readFileSync(file, 'utf8')));
  } catch (thrown) {
    return { kind: 'findings', findings: [`${file}: ${messageOf(thrown)}`] };
  }
  if (!Value.Check(ProviderFile, value)) {
    const faults = [...Value.Errors(ProviderFile, value)].map((fault) => `${fault.instancePath}: ${fault.message}`);
    return { kind: 'findings', findings: [...new Set(faults)].slice(0, 50) };
  }
  const { clientSecretFile, roleClaim = null, ...settings } = value;
  const findings: string[] = [];
  if (!URL.canParse(value.issuer) || (value.issuer.startsWith('http:') && !isLoopback(value.issuer)))
    findings.push('issuer: must be https, unless it runs on this machine');
  if (roleClaim === null && Object.keys(value.roles).length > 0) findings.push('roles: name the claim in roleClaim');
  if (roleClaim !== null && Object.keys(value.roles).length === 0)
    findings.push('roleClaim: say in roles what it means');
  const clientSecret = secretIn(resolve(dirname(file), clientSecretFile), findings);
  if (findings.length > 0) return { kind: 'findings', findings };
  return { kind: 'provider', settings: { ...settings, roleClaim, clientSecret } };
}

/** Whether the issuer runs on this machine, where plain http leads through no network. */
export function isLoopback(issuer: string): boolean {
  return URL.canParse(issuer) && LOOPBACK.has(new URL(issuer).hostname);
}

function secretIn(file: string, findings: string[]): string {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret === '') findings.push(`clientSecretFile: ${file} is empty`);
    return secret;
  } catch (thrown) {
    findings.push(`clientSecretFile: ${messageOf(thrown)}`);
    return '';
  }
}
