import { ImapFlow } from 'imapflow';

export type ShopperMailbox = {
  /**
   * Appends a message with the given field time (ms, whole seconds) as its INTERNALDATE (RFC 9051, 6.3.12).
   * One at a time. @throws when Dovecot refuses it or is gone.
   */
  append: (folder: 'INBOX' | 'Junk', raw: Buffer, internalDate: number) => Promise<void>;
  close: () => Promise<void>;
};

export type ImapAccess = { host: string; port: number; user: string; password: string };

/** The mailbox of the shopper as the outside world writes to it: a message simply appears there. */
export async function openShopperMailbox(access: ImapAccess): Promise<ShopperMailbox> {
  let client = await connected(access);
  return {
    append: async (folder, raw, internalDate) => {
      // Field time may stand still for longer than a quiet connection lives; a client is good for one connection.
      if (!client.usable) client = await connected(access);
      const done = await client.append(folder, raw, [], new Date(internalDate));
      if (done === false) throw new Error(`city: Dovecot refused a message for ${folder}`);
    },
    close: async () => {
      if (client.usable) await client.logout();
    },
  };
}

async function connected({ host, port, user, password }: ImapAccess): Promise<ImapFlow> {
  const client = new ImapFlow({
    host,
    port,
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass: password },
    logger: false,
  });
  // Without a listener an 'error' event would end the process; a failed append is reported by its own promise.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
