import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Account } from '../../platform/config.ts';
import { logInSmtp } from './smtp-login.ts';
import type { SmtpFacts } from './smtp-outcome.ts';

/** `blindCopyTo` is an address of our own, never named in the message. */
export type Envelope = { from: string; to: string; blindCopyTo?: string };
/** What the library keeps in the envelope that it is given, as the server answers. */
type Tracked = { from: string; to: string[]; rejectedErrors?: readonly Refused[] };
type Refused = { recipient?: string; responseCode?: number; response?: string };

/** RFC 5321 4.5.3.2.6: ten minutes for the reply to the final dot; a shorter one would make delivered mail look uncertain. */
const finalDotMs = 10 * 60_000;

/**
 * Hands one message to the submission server, at most once. `arm` runs after the server has accepted the recipient and asked for
 * the message (354) and before its first byte leaves; when it answers false the connection is cut and nothing was sent. The same
 * happens, unarmed, when the server refused the recipient and took only the blind copy.
 */
export async function deliver(
  account: Account,
  envelope: Envelope,
  message: Buffer,
  arm: () => Promise<boolean>,
  patience: { finalDotMs: number } = { finalDotMs },
): Promise<SmtpFacts> {
  let streamRead = false;
  let armRefused = false;
  const { from, to, blindCopyTo } = envelope;
  const tracked: Tracked = { from, to: blindCopyTo === undefined ? [to] : [to, blindCopyTo] };
  const armed = new Readable({
    read() {
      if (streamRead) return;
      const refusal = refusalOf(tracked, to);
      if (refusal !== undefined) {
        this.destroy(Object.assign(new Error('the recipient was refused'), refusal));
        return;
      }
      streamRead = true;
      arm().then(
        (may) => {
          if (!may) {
            armRefused = true;
            this.destroy(new Error('arming was refused'));
            return;
          }
          this.push(message);
          this.push(null);
        },
        (thrown: Error) => {
          armRefused = true;
          this.destroy(thrown);
        },
      );
    },
  });
  const connection = new SMTPConnection({
    host: account.host,
    port: account.port,
    secure: account.secure,
    connectionTimeout: 60_000,
    greetingTimeout: 60_000,
    socketTimeout: patience.finalDotMs,
    ...(isLoopback(account.host) ? { ignoreTLS: true } : { requireTLS: !account.secure }),
  });
  try {
    const response = await transact(connection, account, tracked, armed);
    return { accepted: true, streamRead, armRefused, response };
  } catch (thrown) {
    const refusal = thrown as { code?: string; command?: string; responseCode?: number; response?: string };
    const said = typeof refusal.response === 'string' ? refusal.response : String((thrown as Error).message);
    const ofRecipient = refusal.code !== 'EAUTH' && refusal.command !== 'MAIL FROM';
    const responseCode = ofRecipient ? refusal.responseCode : undefined;
    return {
      accepted: false,
      ...(responseCode === undefined ? {} : { responseCode }),
      streamRead,
      armRefused,
      response: said,
    };
  } finally {
    armed.destroy();
    connection.close();
  }
}

/** Credentials go in clear only to this machine; to any other server TLS is required. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

/** The server's refusal of the one whom the letter is for, whatever it said to others. */
function refusalOf({ rejectedErrors = [] }: Tracked, to: string): Refused | undefined {
  return rejectedErrors.find(({ recipient }) => recipient === to);
}

function transact(connection: SMTPConnection, account: Account, envelope: Tracked, message: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.once('end', () => reject(new Error('the server closed the connection')));
    message.once('error', reject);
    const send = (): void =>
      connection.send(envelope, message, (error, info) => (error ? reject(error) : resolve(info?.response ?? '')));
    connection.connect((error) => {
      if (error) return reject(error);
      if (account.user === '') return send();
      logInSmtp(connection, account, (refused) => (refused ? reject(refused) : send()));
    });
  });
}
