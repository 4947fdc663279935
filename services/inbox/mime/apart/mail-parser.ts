import { type ApartBounds, openApart } from '../../../platform/apart/apart.ts';
import type { ParsedMail } from '../parsed-mail.ts';

export type ParseOutcome =
  | { kind: 'parsed'; mail: ParsedMail }
  /** The parser did not come to its end in time, ran out of memory, or fell: the mail is at fault until proven otherwise. */
  | { kind: 'ended'; why: 'time' | 'memory' | 'crash' | 'error'; detail: string }
  /** Too many mails wait already; nothing is wrong with this one. */
  | { kind: 'busy' };

export type MailParser = {
  parse: (raw: Uint8Array) => Promise<ParseOutcome>;
  close: () => Promise<void>;
};

/** A mail of 40 MB is read in about 2 s on an idle core; a busy machine may need ten times as long. Its bytes are bounded by `mailLimits`. */
export const parserBounds: ApartBounds = { ms: 60_000, cpuMs: null, heapMb: 512, residentMb: null, waiting: 16 };

/**
 * Reads mails in a process of its own, one after another.
 * @param program another than ours, for tests of what a parser may do to us
 */
export function openMailParser(bounds: ApartBounds = parserBounds, program?: URL): MailParser {
  const file = program ?? new URL('./parse-process.ts', import.meta.url);
  const apart = openApart<Uint8Array, ParsedMail>({ file, mayRead: null }, bounds);
  return {
    parse: async (raw) => {
      const outcome = await apart.ask(raw);
      return outcome.kind === 'answered' ? { kind: 'parsed', mail: outcome.answer } : outcome;
    },
    close: apart.close,
  };
}
