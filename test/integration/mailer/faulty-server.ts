import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** Where the server does its fault: at a command, in the midst of the message, or at the final dot. */
export type Stage = 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'mid-data' | 'dot';
/** A reply line, or: the connection dropped, or no word any more. */
export type Fault = {
  at: Stage;
  does: 'drop' | 'silence' | { reply: string } /** Only commands that name this. */;
  about?: string;
};

export type FaultySmtpServer = {
  port: number;
  /** Messages that came whole, final dot and all, whatever was answered. */
  whole: () => number;
  close: () => void;
};

const polite: Record<string, string> = {
  EHLO: '250 faulty.test\r\n',
  MAIL: '250 2.1.0 ok\r\n',
  RCPT: '250 2.1.5 ok\r\n',
  DATA: '354 go on\r\n',
  dot: '250 2.0.0 queued as 4711\r\n',
  QUIT: '221 bye\r\n',
};

/** An SMTP server of our own (RFC 5321) that commits one fault and is polite besides. */
export async function startFaultySmtp(fault?: Fault): Promise<FaultySmtpServer> {
  const sockets = new Set<Socket>();
  let whole = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('220 faulty.test ESMTP\r\n');
    let rest = '';
    let inData = false;
    /** True when the fault was done and nothing more is to be read. */
    const act = (stage: string, line = ''): boolean => {
      if (fault?.at !== stage || !line.includes(fault.about ?? '')) {
        socket.write(polite[stage] ?? '500 5.5.1 what?\r\n');
        return false;
      }
      if (fault.does === 'drop') socket.destroy();
      else if (fault.does !== 'silence') socket.write(`${fault.does.reply}\r\n`);
      return typeof fault.does === 'string';
    };
    socket.on('data', (bytes: Buffer) => {
      rest += bytes.toString('latin1');
      if (inData && fault?.at === 'mid-data' && rest.length > 0) return void socket.destroy();
      for (;;) {
        const end = rest.indexOf(inData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const line = rest.slice(0, end);
        rest = rest.slice(end + (inData ? 5 : 2));
        if (inData) {
          inData = false;
          whole += 1;
          if (act('dot')) return;
          continue;
        }
        const verb = line.slice(0, 4).toUpperCase();
        if (act(verb, line)) return;
        inData = verb === 'DATA' && !(fault?.at === 'DATA');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    whole: () => whole,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
