import { ImapFlow } from 'imapflow';
import type { Account } from '../../platform/config.ts';
import { messageOf } from '../../platform/errors.ts';
import { within } from './imap-command.ts';
import { intakeLimits } from './intake-limits.ts';

export type ImapConnection = {
  client: ImapFlow;
  /** Resolves when the connection is over, with the last error if there was one. A client is never used again after that. */
  ended: Promise<string | undefined>;
};

export type Refusal = { kind: 'login_refused' | 'unreachable'; detail: string };

/** Greeting, CAPABILITY, LOGIN and NAMESPACE together. */
const greeting = { name: 'LOGIN', ms: intakeLimits.commandMs, bytes: intakeLimits.listBytes };

/**
 * Logs in for reading. Off this machine a connection without TLS must be upgraded (STARTTLS), or there is none. Compression and
 * extensions that change what a server may say unasked stay off: fewer ways to be flooded.
 */
export async function connectImap(
  account: Account,
  mailBytes: number,
  stop: AbortSignal,
): Promise<{ kind: 'connected'; connection: ImapConnection } | Refusal> {
  const { host, port, secure, user, password } = account;
  const client = new ImapFlow({
    host,
    port,
    secure,
    ...(secure || isLoopback(host) ? {} : { doSTARTTLS: true }),
    auth: { user, pass: password },
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
    const refused = thrown instanceof Error && 'authenticationFailed' in thrown && thrown.authenticationFailed === true;
    return { kind: refused ? 'login_refused' : 'unreachable', detail: messageOf(thrown) };
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
