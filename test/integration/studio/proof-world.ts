import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { EgressMap } from '../../../services/platform/egress/egress-map.ts';

export type WebSite = { port: number; asked: string[]; close: () => void };
export type Page = (request: IncomingMessage, response: ServerResponse) => void;

/** Sites by host name on one loopback port. */
export async function webSites(pages: ReadonlyMap<string, Page>): Promise<WebSite> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const host = request.headers.host ?? '';
    asked.push(`${host}${request.url}`);
    const page = pages.get(host);
    if (page === undefined) response.writeHead(404).end();
    else page(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, asked, close };
}

/** Every name below `test` leads to one port of this machine. */
export function mapTo(port: number): EgressMap {
  return [{ host: 'test', below: true, to: { address: '127.0.0.1', port } }];
}

export type Post = { port: number; letters: { to: string; text: string }[]; close: () => Promise<void> };

/** A submission server that keeps what it takes. */
export async function postOffice(): Promise<Post> {
  const letters: Post['letters'] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
        letters.push({ to, text: Buffer.concat(parts).toString('utf8') });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return { port, letters, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The addresses in a letter, whatever way its text was encoded. */
export function linksIn(letter: string): string[] {
  const body = letter.slice(letter.indexOf('\r\n\r\n') + 4);
  const quoted = letter.includes('quoted-printable');
  const plain = quoted
    ? body
        .replaceAll('=\r\n', '')
        .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : Buffer.from(body.replaceAll('\r\n', ''), 'base64').toString('utf8');
  return [...plain.matchAll(/http:\/\/zerkalo\.example\S+/g)].map(([link]) => link);
}
