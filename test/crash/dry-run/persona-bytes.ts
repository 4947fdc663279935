import type { FormPersona } from '../../../services/field/forms/read/persona-values.ts';

/**
 * How many bytes of what these personas say stand in a text, as they are, percent-encoded, in JSON escapes or in base64. Written
 * for the witness alone; `more` are further words in lower case: it shares nothing with the rules that keep the data in.
 */
export function personaBytes(text: string, personas: readonly FormPersona[], more: readonly string[] = []): number {
  const spellings = new Set([text, decoded(text), unescaped(text), ...base64(text)]);
  const values = new Set([...personas.flatMap(wordsOf), ...more]);
  let bytes = 0;
  for (const spelling of spellings) {
    const lower = spelling.toLowerCase();
    const digits = spelling.replaceAll(/[\s()+-]/gu, '');
    for (const value of values) {
      const where = /^\d+$/u.test(value) ? digits : lower;
      bytes += (where.split(value).length - 1) * Buffer.byteLength(value);
    }
  }
  return bytes;
}

/** Whole values, the words of names, the mailbox, the national number, and the sentences of the letter. */
function wordsOf(persona: FormPersona): string[] {
  const { fullName, firstName, lastName, email, phoneE164, company = '', position = '', subject, message } = persona;
  const sentences = message.split(/[.!?\n]+/u).map((sentence) => sentence.trim());
  const all = [
    fullName,
    firstName,
    lastName,
    email,
    email.split('@')[0] ?? '',
    company,
    position,
    subject,
    ...sentences,
  ];
  return [...all.map((value) => value.toLowerCase()), phoneE164.slice(-10)].filter(({ length }) => length >= 4);
}

function decoded(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replaceAll(/(?:%[0-9a-f]{2})+/giu, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
}

function unescaped(text: string): string {
  return text.replaceAll(/\\u([0-9a-f]{4})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function base64(text: string): string[] {
  return (text.match(/[A-Za-z0-9+/_-]{16,}/gu) ?? []).map((run) => Buffer.from(run, 'base64').toString('utf8'));
}
