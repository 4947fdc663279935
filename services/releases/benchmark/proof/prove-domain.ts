import type { Database } from '../../../platform/database/connect.ts';
import { newId, newSecret } from '../../../platform/ids.ts';
import { grantStudio } from '../studio-grants.ts';
import { startSession } from '../studio-session.ts';
import { type DnsDeps, publishedInDns } from './dns-record.ts';
import { isSecret, publicToken, secretHash } from './proof-token.ts';
import {
  type Challenge,
  countTry,
  findChallenge,
  findMail,
  forgetChallenges,
  insertChallenge,
  useChallenge,
  useMail,
} from './store.ts';
import { type DomainRefusal, studioDomain } from './studio-domain.ts';
import { type FileDeps, publishedAsFile } from './well-known-file.ts';

const MOST = { asksPerDay: 20, own: 40, perDay: 100 } as const;

export type Asked =
  | { readonly kind: 'asked'; readonly secret: string; readonly domain: string }
  | { readonly kind: 'refused'; readonly why: DomainRefusal | 'too_often' };

/** Begins a proof: the secret is for the browser alone. Nothing is looked up in any frame, so it tells of no audit. */
export async function askProof(db: Database, typed: string): Promise<Asked> {
  const read = studioDomain(typed);
  if (read.kind === 'refused') return read;
  await forgetChallenges(db);
  const secret = newSecret();
  const kept = await insertChallenge(
    db,
    { id: newId(), domain: read.domain, sha256: secretHash(secret) },
    MOST.asksPerDay,
  );
  return kept ? { kind: 'asked', secret, domain: read.domain } : { kind: 'refused', why: 'too_often' };
}

/** What the browser with this secret was asked to prove; null when it is no open question. */
export async function openProof(db: Database, secret: string): Promise<Challenge | null> {
  return isSecret(secret) ? findChallenge(db, secretHash(secret)) : null;
}

export type Proved =
  | { readonly kind: 'proved'; readonly session: string; readonly domain: string }
  | { readonly kind: 'not_found' | 'too_often' | 'unknown' };
/** `dns` null: names of the world are not asked. */
export type LookDeps = { readonly dns: DnsDeps | null; readonly file: FileDeps };

/** Looks for what the studio published. The network is asked between two statements, never inside a transaction. */
export async function proveByLook(
  db: Database,
  secret: string,
  method: 'dns' | 'file',
  deps: LookDeps,
): Promise<Proved> {
  const open = await openProof(db, secret);
  if (open === null) return { kind: 'unknown' };
  if (!(await countTry(db, open, MOST))) return { kind: 'too_often' };
  const token = publicToken(secret, open.domain);
  const found =
    method === 'dns'
      ? deps.dns !== null && (await publishedInDns(open.domain, token, deps.dns))
      : await publishedAsFile(open.domain, token, deps.file);
  if (!found) return { kind: 'not_found' };
  return db.transaction().execute(async (tx): Promise<Proved> => {
    if (!(await useChallenge(tx, open.id))) return { kind: 'unknown' };
    return granted(tx, open.domain, method === 'dns' ? 'TXT record' : 'file on the site');
  });
}

/** Whoever reads the letter proves the domain, in the browser that presses the button: asking for a letter gives nothing. */
export async function proveByMail(db: Database, token: string): Promise<Proved> {
  if (!isSecret(token)) return { kind: 'unknown' };
  return db.transaction().execute(async (tx): Promise<Proved> => {
    const mail = await findMail(tx, secretHash(token), 'proof');
    if (mail === null || !(await useMail(tx, mail.id))) return { kind: 'unknown' };
    return granted(tx, mail.domain, `letter to ${mail.recipient}`);
  });
}

/** A proof is a grant like one of the operator's, and a session that stands for it. */
async function granted(tx: Database, domain: string, proof: string): Promise<Proved> {
  const grant = await grantStudio(tx, { domain, proof, by: 'studio' });
  if (grant.kind !== 'granted') return { kind: 'unknown' };
  return { kind: 'proved', session: await startSession(tx, grant.id), domain };
}
