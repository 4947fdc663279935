import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ParsedMail } from '../parsed-mail.ts';

export type ParseOutcome =
  | { kind: 'parsed'; mail: ParsedMail }
  /** The parser did not come to its end in time, ran out of memory, or fell: the mail is at fault until proven otherwise. */
  | { kind: 'ended'; why: 'time' | 'crash' | 'error'; detail: string }
  /** Too many mails wait already; nothing is wrong with this one. */
  | { kind: 'busy' };

export type MailParser = {
  parse: (raw: Uint8Array) => Promise<ParseOutcome>;
  close: () => Promise<void>;
};

export type ParserBounds = {
  /** Machine time for one mail, the start of the process not counted. */
  ms: number;
  /** Heap of the parsing process in MiB. Raw bytes lie outside it and are bounded by `mailLimits`. */
  heapMb: number;
  /** Mails that may wait, the one being read among them. */
  waiting: number;
  /** Another program than ours, for tests of what a parser may do to us. */
  program?: URL;
};

/** A mail of 40 MB is read in about 2 s on an idle core; a busy machine may need ten times as long. */
export const parserBounds: ParserBounds = { ms: 60_000, heapMb: 512, waiting: 16 };

type Answer = { mail: ParsedMail } | { error: string };

/**
 * Reads mails in a process of its own, one after another. A mail may be made to hang or to swell a parser: then that process is
 * killed, the next mail gets a new one, and the caller learns why. Nothing that a mail does reaches the process that asked.
 */
export function openMailParser(bounds: ParserBounds = parserBounds): MailParser {
  const program = fileURLToPath(bounds.program ?? new URL('./parse-process.ts', import.meta.url));
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const living = (): ChildProcess => {
    if (child?.connected === true && !child.killed && child.exitCode === null && child.signalCode === null)
      return child;
    child = fork(program, [], {
      serialization: 'advanced',
      // Nothing of our environment: the parser needs no address and no key.
      env: {},
      execArgv: ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${bounds.heapMb}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('error', () => undefined);
    return child;
  };
  return {
    parse: async (raw) => {
      if (waiting >= bounds.waiting) return { kind: 'busy' };
      waiting += 1;
      const turn = last.then(() => askOnce(living(), raw, bounds.ms));
      last = turn;
      return turn.finally(() => {
        waiting -= 1;
      });
    },
    close: async () => {
      await last;
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise<void>((resolve) => child?.once('exit', () => resolve()));
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function askOnce(child: ChildProcess, raw: Uint8Array, ms: number): Promise<ParseOutcome> {
  return new Promise((resolve) => {
    const settle = (outcome: ParseOutcome): void => {
      clearTimeout(timer);
      child.removeAllListeners('message');
      child.removeListener('exit', fell);
      // What did not answer well is never asked again.
      if (outcome.kind === 'ended') child.kill('SIGKILL');
      resolve(outcome);
    };
    const fell = (code: number | null, signal: string | null): void =>
      settle({ kind: 'ended', why: 'crash', detail: `the parser fell (${signal ?? code})` });
    const timer = setTimeout(() => settle({ kind: 'ended', why: 'time', detail: `no end in ${ms} ms` }), ms);
    child.once('message', (answer: Answer) =>
      settle(
        'mail' in answer
          ? { kind: 'parsed', mail: answer.mail }
          : { kind: 'ended', why: 'error', detail: answer.error },
      ),
    );
    child.once('exit', fell);
    child.send(raw, (error) => {
      if (error !== null) settle({ kind: 'ended', why: 'crash', detail: error.message });
    });
  });
}
