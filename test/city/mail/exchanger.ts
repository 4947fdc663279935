import { createHash } from 'node:crypto';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { ExchangeEntry } from '../ledger-entries.ts';
import { type InquiryMail, readInquiryMail } from './inquiry-mail.ts';

export type Verdict = 'take' | 'no_such_domain' | 'no_such_user';

export type ExchangerParts = {
  user: string;
  password: string;
  judge: (recipient: string) => Verdict;
  deliver: (from: string, to: readonly string[], raw: Buffer) => Promise<void>;
  /** Called once per delivered mail, after the mailbox has it and before the sender is told. */
  delivered: (to: readonly string[], mail: InquiryMail) => void;
  log: (entry: Omit<ExchangeEntry, 'id' | 'at'>) => void;
};

// Inquiries are letters, not parcels.
const SIZE_LIMIT_BYTES = 10_000_000;
const refusals: Record<Exclude<Verdict, 'take'>, string> = {
  no_such_domain: '5.1.2 Domain not found',
  no_such_user: '5.1.1 User unknown in virtual mailbox table',
};

/** The operator's outgoing mail server and the studios' incoming one in a single process (RFC 5321, AUTH needed). */
export function mailExchanger(parts: ExchangerParts): SMTPServer {
  return new SMTPServer({
    name: 'mx.shopper.test',
    banner: 'ESMTP',
    size: SIZE_LIMIT_BYTES,
    // On loopback without TLS: there is nobody to listen in, and no certificate to be had.
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onAuth: (auth, _session, done) => {
      const known = auth.username === parts.user && auth.password === parts.password;
      if (known) done(null, { user: parts.user });
      else done(refusal(535, '5.7.8 Authentication credentials invalid'));
    },
    onRcptTo: ({ address }, session, done) => {
      const verdict = parts.judge(address.toLowerCase());
      if (verdict === 'take') return done();
      const response = `550 ${refusals[verdict]}`;
      parts.log({ ...transaction(session), to: [address], phase: 'recipient_refused', response, ...nothing });
      done(refusal(550, refusals[verdict]));
    },
    onData: (stream, session, done) => {
      void receive(parts, stream, session).then(
        (response) => done(null, response),
        () => done(refusal(451, '4.3.0 Local delivery failed')),
      );
    },
  });
}

async function receive(
  parts: ExchangerParts,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<string> {
  const raw = await bytesOf(stream);
  const mail = await readInquiryMail(raw);
  const { from, to } = transaction(session);
  const traits = {
    messageId: mail.messageId,
    sha256: createHash('sha256').update(raw).digest('hex'),
    sizeBytes: raw.length,
  };
  try {
    await parts.deliver(from, to, raw);
  } catch (fault) {
    parts.log({ from, to, phase: 'delivery_failed', response: `451 ${String(fault)}`, ...traits });
    throw fault;
  }
  const response = `2.0.0 Ok: queued as ${traits.sha256.slice(0, 11).toUpperCase()}`;
  parts.log({ from, to, phase: 'delivered', response: `250 ${response}`, ...traits });
  parts.delivered(to, mail);
  return response;
}

const nothing = { messageId: null, sha256: null, sizeBytes: null };

function transaction(session: SMTPServerSession): { from: string; to: string[] } {
  const { mailFrom, rcptTo } = session.envelope;
  return { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address.toLowerCase()) };
}

/** Mail is read as a whole: a letter that breaks off must leave no trace but the broken connection. */
async function bytesOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** smtp-server reads the code off the error. */
function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
