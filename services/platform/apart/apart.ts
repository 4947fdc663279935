import { type ChildProcess, fork } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processUse } from './process-use.ts';

export type ApartOutcome<Answer> =
  | { kind: 'answered'; answer: Answer }
  /** No end in time, out of memory, or fallen: what was asked is at fault until proven otherwise. */
  | { kind: 'ended'; why: 'time' | 'memory' | 'crash' | 'error'; detail: string }
  /** Too many wait already; nothing is wrong with this one. */
  | { kind: 'busy' };

export type Apart<Ask, Answer> = {
  ask: (what: Ask) => Promise<ApartOutcome<Answer>>;
  close: () => Promise<void>;
};

export type ApartBounds = {
  /** Time by the wall clock for one answer; a new process starts within it, in a third of a second on an idle core. */
  ms: number;
  /** Computing time for one answer: unlike the wall clock it does not depend on what else runs. Null where only the wall clock counts. */
  cpuMs: number | null;
  /** Heap of JavaScript objects in MiB. Raw bytes lie outside it. */
  heapMb: number;
  /** All memory of the process in MiB, looked at 20 times a second; null where only the heap is bounded. */
  residentMb: number | null;
  /** Questions that may wait, the one being answered among them. */
  waiting: number;
};

export type ApartProgram = {
  /** The program that answers, made with `answerApart`. */
  file: URL;
  /** The one folder it may read (its own sources); it then may write, start programs and load native code nowhere. Null = no such fence. */
  mayRead: URL | null;
};

type Answered<Answer> = { answer: Answer } | { error: string };
const watchMs = 50;
const mebibyte = 1024 * 1024;

/**
 * Answers questions about hostile data in a process of its own, one after another. Data may be made to hang or to swell a reader:
 * then that process is killed, the next question gets a new one, and the caller learns why. Nothing reaches the process that asked.
 */
export function openApart<Ask, Answer>(program: ApartProgram, bounds: ApartBounds): Apart<Ask, Answer> {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const living = (): ChildProcess => {
    if (child?.connected === true && !child.killed && child.exitCode === null && child.signalCode === null)
      return child;
    child = fork(fileURLToPath(program.file), [], {
      serialization: 'advanced',
      // Nothing of our environment: the reader needs no address and no key.
      env: {},
      execArgv: ['--disable-warning=ExperimentalWarning', ...fence(program), `--max-old-space-size=${bounds.heapMb}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('error', () => undefined);
    return child;
  };
  const answer = async (what: Ask): Promise<ApartOutcome<Answer>> => {
    const asked = living();
    const outcome = await askOnce<Ask, Answer>(asked, what, bounds);
    // What did not answer well is never asked again, and what one answer swelled must not count against the next.
    if (outcome.kind === 'ended' || isSwollen(asked, bounds)) asked.kill('SIGKILL');
    return outcome;
  };
  return {
    ask: async (what) => {
      if (waiting >= bounds.waiting) return { kind: 'busy' };
      waiting += 1;
      const turn = last.then(() => answer(what));
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

function fence({ mayRead }: ApartProgram): string[] {
  return mayRead === null ? [] : ['--permission', `--allow-fs-read=${dirname(fileURLToPath(new URL('x', mayRead)))}/*`];
}

function askOnce<Ask, Answer>(child: ChildProcess, what: Ask, bounds: ApartBounds): Promise<ApartOutcome<Answer>> {
  return new Promise((resolve) => {
    const settle = (outcome: ApartOutcome<Answer>): void => {
      clearTimeout(timer);
      clearInterval(watch);
      child.removeAllListeners('message');
      child.removeListener('exit', fell);
      resolve(outcome);
    };
    const end = (why: 'time' | 'memory' | 'crash' | 'error', detail: string): void =>
      settle({ kind: 'ended', why, detail });
    const fell = (code: number | null, signal: string | null): void =>
      // V8 aborts when its heap is full.
      end(signal === 'SIGABRT' ? 'memory' : 'crash', `the reader fell (${signal ?? code})`);
    const timer = setTimeout(() => end('time', `no end in ${bounds.ms} ms`), bounds.ms);
    const before = useOf(child).cpuMs;
    const watch = setInterval(() => {
      const { residentBytes, cpuMs } = useOf(child);
      const { residentMb } = bounds;
      if (residentMb !== null && residentBytes > residentMb * mebibyte) end('memory', `more than ${residentMb} MiB`);
      else if (bounds.cpuMs !== null && cpuMs - before > bounds.cpuMs)
        end('time', `more than ${bounds.cpuMs} ms of work`);
    }, watchMs);
    child.once('message', (message: Answered<Answer>) =>
      'answer' in message ? settle({ kind: 'answered', answer: message.answer }) : end('error', message.error),
    );
    child.once('exit', fell);
    child.send(what as never, (error) => {
      if (error !== null) end('crash', error.message);
    });
  });
}

function useOf({ pid }: ChildProcess): ReturnType<typeof processUse> {
  return processUse(pid ?? 0);
}

function isSwollen(child: ChildProcess, { residentMb }: ApartBounds): boolean {
  return residentMb !== null && useOf(child).residentBytes > (residentMb / 2) * mebibyte;
}
