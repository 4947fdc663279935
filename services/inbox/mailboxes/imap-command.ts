import type { ImapFlow } from 'imapflow';
import { ZerkaloError } from '../../platform/errors.ts';

export type CommandBudget = { name: string; ms: number; bytes: number };

/**
 * Runs one IMAP command within its budget. Lines and literals are bounded by the parser, but a server may also send many of them,
 * or drip: beyond the budget the connection is closed, which ends the command. Some commands of the library answer "nothing" when
 * the connection breaks under them; that must never be taken for an empty mailbox, so a connection that is gone throws too.
 * @throws MAIL_SERVER_LIMIT, MAIL_SERVER_GONE, or what the command itself threw
 */
export async function within<T>(
  client: ImapFlow,
  { name, ms, bytes }: CommandBudget,
  run: () => Promise<T>,
): Promise<T> {
  const before = client.stats().received;
  const deadline = performance.now() + ms;
  let broken: string | undefined;
  const watch = setInterval(() => {
    if (client.stats().received - before > bytes) broken = `more than ${bytes} bytes`;
    else if (performance.now() > deadline) broken = `no end in ${ms} ms`;
    if (broken !== undefined) client.close();
  }, 100);
  let thrown: unknown;
  try {
    const answer = await run();
    if (client.usable && broken === undefined) return answer;
  } catch (error) {
    thrown = error;
  } finally {
    clearInterval(watch);
  }
  if (broken !== undefined) {
    const what = `the mail server answered ${name} with ${broken}`;
    throw new ZerkaloError('MAIL_SERVER_LIMIT', what, 'The connection was closed and is made again later.', {
      cause: thrown,
    });
  }
  if (thrown !== undefined) throw thrown;
  throw new ZerkaloError('MAIL_SERVER_GONE', `the connection ended during ${name}`, 'It is made again later.');
}

/** For an answer that the library gives when the server refused the command. */
export function refusedBy(name: string): never {
  throw new ZerkaloError(
    'MAIL_SERVER_REFUSED',
    `the mail server refused ${name}`,
    'Look at its log, or try again later.',
  );
}
