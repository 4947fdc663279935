import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** Where a transaction stands: `data` is asked and 354 not yet said, `dot` has come and 250 was not said, `accepted` it was. */
export type Point = 'rcpt' | 'data' | 'body' | 'dot' | 'accepted';

export type PracticeExchanger = {
  port: number;
  /** Message-IDs of letters that came whole, by their envelope sender: each inquiry has an alias of its own. */
  copies: Map<string, string[]>;
  /** Letters that broke off: the exchanger must not keep them, and does not. */
  partial: () => number;
  close: () => Promise<void>;
};

/** The last line of every letter of the trial, by which a whole one is known. */
export const lastLine = 'Anna, with thanks for reading to the end';

/**
 * A mail exchanger for crash trials: takes everything, keeps the ledger of what came whole, and tells at every point where each
 * transaction stands. What `reached` returns for `rcpt` and `dot` is waited for before the transaction goes on.
 */
export async function startPracticeExchanger(
  reached: (point: Point, from: string) => void | Promise<void>,
): Promise<PracticeExchanger> {
  const copies = new Map<string, string[]>();
  let partial = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: async (_, { envelope }, done) => {
      await reached('rcpt', senderOf(envelope));
      done();
    },
    // The library says 354 after this function has returned.
    onData: (stream, { envelope }, done) => {
      const from = senderOf(envelope);
      void reached('data', from);
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => {
        if (parts.push(part) === 1) void reached('body', from);
      });
      stream.on('end', async () => {
        const text = Buffer.concat(parts).toString('latin1');
        const messageId = /^Message-ID: <(.+?)>/im.exec(text)?.[1] ?? 'none';
        if (text.includes(lastLine)) copies.set(from, [...(copies.get(from) ?? []), messageId]);
        else partial += 1;
        await reached('dot', from);
        done(null, 'queued');
        setImmediate(() => void reached('accepted', from));
      });
    },
  });
  // A sender that dies in the midst of a transaction is what this is about.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    copies,
    partial: () => partial,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function senderOf({ mailFrom }: { mailFrom: false | { address: string } }): string {
  return mailFrom === false ? '' : mailFrom.address;
}
