import { ImapFlow } from 'imapflow';

export type ShopperMailbox = {
  /** Appends a message with the given field time (ms, whole seconds) as its INTERNALDATE. */
  append: (folder: 'INBOX' | 'Junk', raw: Buffer, internalDate: number) => Promise<void>;
  close: () => Promise<void>;
};

export type ImapAccess = { host: string; port: number; user: string; password: string };

/** The mailbox of the shopper as the outside world writes to it: a message simply appears there. */
export async function openShopperMailbox(access: ImapAccess): Promise<ShopperMailbox> {
  const client = new ImapFlow({
    host: access.host,
    port: access.port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: access.user, pass: access.password },
    logger: false,
  });
  // Without a listener an 'error' event would end the process; a failed append is reported by its own promise.
  client.on('error', () => undefined);
  await client.connect();
  return {
    append: async (folder, raw, internalDate) => {
      const done = await client.append(folder, raw, [], new Date(internalDate));
      if (done === false) throw new Error(`city: Dovecot refused a message for ${folder}`);
    },
    close: () => client.logout(),
  };
}
