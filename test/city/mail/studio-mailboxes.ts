import { createTransport } from 'nodemailer';

export type StudioMailboxes = {
  /** Hands a mail to Dovecot by LMTP (RFC 2033); it is stamped with real time. @throws when Dovecot refuses. */
  deliver: (from: string, to: readonly string[], raw: Buffer) => Promise<void>;
  close: () => void;
};

/** Studios' own mailboxes, so that what was delivered can be read where it was delivered. */
export function openStudioMailboxes(host: string, lmtpPort: number): StudioMailboxes {
  const transport = createTransport({ host, port: lmtpPort, lmtp: true, secure: false, ignoreTLS: true });
  return {
    deliver: async (from, to, raw) => {
      const done = await transport.sendMail({ envelope: { from, to: [...to] }, raw });
      if (done.rejected.length > 0) throw new Error(`city: LMTP refused ${done.rejected.length} recipients`);
    },
    close: () => transport.close(),
  };
}
