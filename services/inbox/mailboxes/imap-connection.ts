import { ImapFlow } from 'imapflow';
import type { Account } from '../../platform/config.ts';
import { messageOf } from '../../platform/errors.ts';
import { within } from './imap-command.ts';
import { intakeLimits } from './intake-limits.ts';
import { isRefusal } from './login-refusal.ts';

export type ImapConnection = {
  client: ImapFlow;
  /** Resolves when the connection is over, with the last error if there was one. A client is never used again after that. */
  ended: Promise<string | undefined>;
};

/** `remedy` is there when a person knows more than "look at the login". */
export type Refusal = { kind: 'login_refused' | 'unreachable'; detail: string; remedy?: string };
type Opened = { kind: 'connected'; connection: ImapConnection } | Refusal;
type Secret = { pass: string } | { accessToken: string };

/** Greeting, CAPABILITY, LOGIN and NAMESPACE together. */
const greeting = { name: 'LOGIN', ms: intakeLimits.commandMs, bytes: intakeLimits.listBytes };

/**
 * Logs in for reading, by password or by access token (OAUTHBEARER of RFC 7628, or XOAUTH2). An access token that the server refuses
 * is asked for anew once: it may have been withdrawn before its time.
 */
export async function connectImap(account: Account, mailBytes: number, stop: AbortSignal): Promise<Opened> {
  const { accessToken, password } = account;
  if (accessToken === undefined) return logIn(account, { pass: password }, mailBytes, stop);
  const first = await accessToken('any');
  if (first.kind !== 'token') return noToken(first);
  const opened = await logIn(account, first, mailBytes, stop);
  if (opened.kind !== 'login_refused' || stop.aborted) return opened;
  const second = await accessToken('fresh');
  if (second.kind !== 'token') return noToken(second);
  return second.accessToken === first.accessToken ? opened : logIn(account, second, mailBytes, stop);
}

function noToken(
  answer: { kind: 'refused'; detail: string; remedy: string } | { kind: 'unavailable'; detail: string },
): Refusal {
  return answer.kind === 'refused'
    ? { kind: 'login_refused', detail: `no access token: ${answer.detail}`, remedy: answer.remedy }
    : { kind: 'unreachable', detail: `no access token: ${answer.detail}` };
}

async function logIn(account: Account, secret: Secret, mailBytes: number, stop: AbortSignal): Promise<Opened> {
  const client = newClient(account, secret, mailBytes);
  let lastError: string | undefined;
  // Without a listener an error of a socket that nobody waits for would end the process.
  client.on('error', (error) => {
    lastError = messageOf(error);
  });
  const close = (): void => client.close();
  stop.addEventListener('abort', close);
  const ended = new Promise<string | undefined>((resolve) =>
    client.once('close', () => {
      stop.removeEventListener('abort', close);
      resolve(lastError);
    }),
  );
  try {
    await within(client, greeting, () => client.connect());
    return { kind: 'connected', connection: { client, ended } };
  } catch (thrown) {
    client.close();
    return { kind: isRefusal(thrown) ? 'login_refused' : 'unreachable', detail: messageOf(thrown) };
  }
}

/**
 * Off this machine a connection without TLS must be upgraded (STARTTLS), or there is none. Compression and extensions that change
 * what a server may say unasked stay off: fewer ways to be flooded.
 */
function newClient({ host, port, secure, user }: Account, secret: Secret, mailBytes: number): ImapFlow {
  return new ImapFlow({
    host,
    port,
    secure,
    ...(secure || isLoopback(host) ? {} : { doSTARTTLS: true }),
    auth: { user, ...secret },
    logger: false,
    disableCompression: true,
    disableAutoEnable: true,
    autoIdleDelay: 300,
    maxIdleTime: intakeLimits.idleMs,
    connectionTimeout: intakeLimits.connectMs,
    greetingTimeout: intakeLimits.connectMs,
    socketTimeout: intakeLimits.idleMs + intakeLimits.commandMs,
    maxLineLength: intakeLimits.searchBytes,
    maxLiteralSize: mailBytes + intakeLimits.framingBytes,
    maxResponseSize: mailBytes + 2 * intakeLimits.framingBytes,
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
