import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A cut: the connection is destroyed when its command of this number is asked, or once so many bytes of the answer have passed. */
export type Cut = { command: number; afterBytes: number };

export type Wire = {
  port: number;
  /** Commands that went over the wire, with their tags. */
  asked: string[];
  connections: () => number;
  /** One connection is lost so, from now on. */
  cutNext: (cut: Cut) => void;
  /** Takes a wish to cut back. */
  keepWhole: () => void;
  /** Whether the last wish to cut was carried out. */
  isCut: () => boolean;
  /** From now on nothing that the server says unasked (IDLE) passes. */
  hushIdle: () => void;
  /** Every connection is lost now. */
  hangUp: () => void;
  close: () => void;
};

/** A wire to an IMAP server that hears the commands and breaks where it was told to. */
export async function tamedWire(port: number): Promise<Wire> {
  const sockets = new Set<Socket>();
  const asked: string[] = [];
  let connections = 0;
  let cut: Cut | undefined;
  let hushed = false;
  const server = createServer((near) => {
    connections += 1;
    let budget: number | undefined;
    let idling = false;
    let commands = 0;
    const far = connect(port, '127.0.0.1');
    for (const end of [near, far]) {
      sockets.add(end);
      end.on('error', () => undefined);
      end.on('close', () => near.destroy() && far.destroy());
    }
    near.on('data', (bytes: Buffer) => {
      for (const line of bytes.toString('latin1').split('\r\n').filter(Boolean)) {
        asked.push(line);
        idling = / IDLE$/i.test(line);
        commands += 1;
        if (cut !== undefined && commands > cut.command) {
          budget = cut.afterBytes;
          cut = undefined;
        }
      }
      if (budget === 0) return void near.destroy();
      far.write(bytes);
    });
    far.on('data', (bytes: Buffer) => {
      if (hushed && idling && bytes.toString('latin1').startsWith('*')) return;
      if (budget === undefined) return void near.write(bytes);
      near.write(bytes.subarray(0, budget));
      if (bytes.length >= budget) return void near.end(() => near.destroy());
      budget -= bytes.length;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    asked,
    connections: () => connections,
    cutNext: (wish) => {
      cut = wish;
    },
    keepWhole: () => {
      cut = undefined;
    },
    isCut: () => cut === undefined,
    hushIdle: () => {
      hushed = true;
    },
    hangUp: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
