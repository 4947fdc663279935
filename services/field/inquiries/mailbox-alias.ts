import { createHash } from 'node:crypto';
import type { Persona } from '../../design/protocol/schema/protocol.ts';
import { latinName } from './latin-name.ts';

/** Without letters and digits that are mistaken for each other when read aloud. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const codeLength = 4;

/**
 * A mailbox of its own for one inquiry that looks like a person's, "a.kuznetsova.7f3k@domain": some forms refuse "+" and
 * some customer systems cut it, so no plus-address. Equal seeds give equal aliases; one that is taken is passed over
 * and the chosen one is added to `taken`. The code tells nothing about the studio.
 */
export function mailboxAlias(persona: Persona, studioDomain: string, seed: string, taken: Set<string>): string {
  const initial = latinName(persona.firstName).slice(0, 1);
  const lastName = latinName(persona.lastName).slice(0, 30);
  const person = [initial, lastName].filter((part) => part !== '').join('.') || persona.id;
  for (let round = 0; ; round += 1) {
    const alias = `${person}.${codeOf(`${seed}|alias|${persona.id}|${studioDomain}|${round}`)}@${persona.mailDomain}`;
    if (taken.has(alias)) continue;
    taken.add(alias);
    return alias;
  }
}

/** Four letters out of 31^4 = 923,521, by SHA-256. */
function codeOf(text: string): string {
  let rest = createHash('sha256').update(text, 'utf8').digest().readUIntBE(0, 6);
  let code = '';
  for (let i = 0; i < codeLength; i += 1) {
    code += alphabet[rest % alphabet.length];
    rest = Math.floor(rest / alphabet.length);
  }
  return code;
}
