import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export type DnsServer = { address: string; asked: string[]; close: () => void };

/** What a name answers with: TXT strings, nothing at all ("silent"), or no such name. */
export type TxtAnswers = ReadonlyMap<string, readonly string[] | 'silent'>;

/** A name server on loopback that knows TXT records alone (RFC 1035, one question a message). */
export async function dnsServer(answers: TxtAnswers): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (message, { address, port }) => {
    const name = questionOf(message);
    asked.push(name);
    const found = answers.get(name);
    if (found === 'silent') return;
    socket.send(answerTo(message, found ?? null), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address() as AddressInfo;
  return { address: `127.0.0.1:${port}`, asked, close: () => socket.close() };
}

const HEADER = 12;

function questionOf(message: Buffer): string {
  const labels: string[] = [];
  for (let at = HEADER; (message[at] ?? 0) > 0; at += (message[at] ?? 0) + 1) {
    labels.push(message.toString('latin1', at + 1, at + 1 + (message[at] ?? 0)));
  }
  return labels.join('.').toLowerCase();
}

function answerTo(message: Buffer, strings: readonly string[] | null): Buffer {
  const end = message.indexOf(0, HEADER) + 5;
  const question = message.subarray(HEADER, end);
  const header = Buffer.from(message.subarray(0, HEADER));
  // Response, recursion available, and NXDOMAIN where there is none.
  header.writeUInt16BE(strings === null ? 0x8183 : 0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(strings?.length ?? 0, 6);
  header.writeUInt32BE(0, 8);
  return Buffer.concat([header, question, ...(strings ?? []).map(recordOf)]);
}

/** One TXT record for the name of the question; long texts are cut into strings of 255 bytes. */
function recordOf(text: string): Buffer {
  const parts: Buffer[] = [];
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length || at === 0; at += 255) {
    const part = bytes.subarray(at, at + 255);
    parts.push(Buffer.from([part.length]), part);
  }
  const data = Buffer.concat(parts);
  const head = Buffer.from([0xc0, HEADER, 0, 16, 0, 1, 0, 0, 0, 60, 0, 0]);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
