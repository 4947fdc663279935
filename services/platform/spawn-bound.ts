import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Account } from './unprivileged-account.ts';

/** `stdin.end()` stops the program by its signal. */
export type BoundChild = ChildProcessByStdio<Writable, null, Readable>;

/** A shell that runs the program and reads what nobody writes: it hears the end of this process, and passes on how the program ended. */
const untilWeEnd = `signal=$1; shift
exec 3<&0
"$@" </dev/null 3<&- & program=$!
{ read -r _ <&3; kill -s "$signal" $program; } 2>/dev/null & watch=$!
exec 3<&-
wait $program; code=$?
kill $watch 2>/dev/null
exit $code`;

/**
 * Starts a program that ends with this process, however this ends (also by SIGKILL), by the signal that the program takes as an order
 * to stop. It is apart from the terminal: Ctrl-C would stop it at once, under those who still write down what they have in hand.
 */
export function spawnBound(
  program: string,
  words: readonly string[],
  signal: 'INT' | 'TERM',
  where: Account & { readonly cwd: string },
): BoundChild {
  return spawn('/bin/sh', ['-c', untilWeEnd, 'sh', signal, program, ...words], {
    ...where,
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
}
