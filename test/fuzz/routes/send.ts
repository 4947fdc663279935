import { connect } from 'node:net';
import type { Dice } from '../dice.ts';
import type { FuzzRequest } from './make-request.ts';
import type { FuzzWorld } from './world.ts';

/** `status` 0: the connection ended without an answer. */
export type FuzzAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly ms: number;
  /** Bytes that the parser of HTTP itself refuses: they never become a request. */
  readonly malformed: boolean;
};

const SILENCE_MS = 60_000;
/** A server that waits for more than comes is not waited for. */
const PATIENCE_MS = 250;
const MOST_BYTES = 4_000_000;

/** Through the server's own door without a socket, from an address of its own: limits by address have tests of theirs. */
export async function sendInside({ app }: FuzzWorld, request: FuzzRequest, dice: Dice): Promise<FuzzAnswer> {
  const began = performance.now();
  const { method, url, headers, body } = request;
  const answer = await app.inject({
    method: method as 'GET',
    url,
    headers: { ...headers },
    remoteAddress: `10.${dice.int(250)}.${dice.int(250)}.${1 + dice.int(250)}`,
    ...(body === null ? {} : { payload: body }),
  });
  const told = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as const);
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(told),
    body: answer.body,
    ms: performance.now() - began,
    malformed: false,
  };
}

/** Over a real connection, three times of four with something that no library would send. */
export async function sendByWire({ port }: FuzzWorld, request: FuzzRequest, dice: Dice): Promise<FuzzAnswer> {
  const { bytes, malformed } = wireBytes(request, dice);
  const began = performance.now();
  const from = `127.${dice.int(250)}.${dice.int(250)}.${2 + dice.int(250)}`;
  const answered = await exchange(port, bytes, from, malformed);
  const [head = '', ...rest] = answered.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const pairs = lines.map((one) => [one.split(':', 1)[0]?.toLowerCase() ?? '', one.slice(one.indexOf(':') + 1).trim()]);
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/u.exec(line)?.[1] ?? 0),
    headers: Object.fromEntries(pairs) as Record<string, string>,
    body: rest.join('\r\n\r\n'),
    ms: performance.now() - began,
    malformed,
  };
}

function exchange(port: number, bytes: Buffer, localAddress: string, malformed: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    const socket = connect({ port, host: '127.0.0.1', localAddress });
    const timer = setTimeout(() => socket.destroy(), SILENCE_MS);
    const leaving = malformed ? setTimeout(() => socket.end(), PATIENCE_MS) : undefined;
    socket.on('data', (part) => {
      parts.push(part);
      size += part.length;
      const told = Buffer.concat(parts).toString('latin1', 0, 2_000);
      // A stream of events has no end of its own.
      if (size > MOST_BYTES || (/^content-type: text\/event-stream/imu.test(told) && told.includes('data:')))
        socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') reject(error);
    });
    socket.on('close', () => {
      clearTimeout(timer);
      clearTimeout(leaving);
      resolve(Buffer.concat(parts).toString('utf8'));
    });
    socket.write(bytes);
  });
}

function wireBytes({ method, url, headers, body }: FuzzRequest, dice: Dice): { bytes: Buffer; malformed: boolean } {
  const path = encodeURI(url.toWellFormed()).replaceAll(/%25(?=[0-9A-Fa-f]{2})/gu, '%');
  const lines = Object.entries({ host: '127.0.0.1', ...headers }).map(
    ([name, value]) => `${name}: ${printable(value)}`,
  );
  const content = body ?? Buffer.alloc(0);
  const plain = [...lines, `content-length: ${content.length}`, 'connection: close'];
  const make = (line: string, all: readonly string[], bytes: Buffer = content): Buffer =>
    Buffer.concat([Buffer.from(`${line}\r\n${all.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]);
  const usual = `${method} ${path} HTTP/1.1`;
  const crooked: readonly Buffer[] = [
    make(usual, [...lines, `content-length: ${content.length + 40}`, 'connection: close']),
    make(usual, [...lines, 'content-length: 1', 'connection: close'], Buffer.concat([content, Buffer.from('xx')])),
    make(usual, [...plain, 'content-length: 7']),
    make(usual, [...lines, 'content-length: -1']),
    make(usual, [...plain, 'transfer-encoding: chunked']),
    make(usual, [...lines, 'transfer-encoding: chunked', 'connection: close'], Buffer.from('zz\r\n{}\r\n0\r\n\r\n')),
    make(usual, [...lines, 'transfer-encoding: chunked', 'connection: close'], Buffer.from('2\r\n{}\r\n0\r\n\r\n')),
    make(usual, [...plain, 'no colon']),
    make(usual, [...plain, 'x-nul: a\0b']),
    make(usual, [...plain, `x-long: ${'x'.repeat(20_000)}`]),
    make(usual, [...plain, ...Array.from({ length: 3_000 }, (_, at) => `x-${at}: 1`)]),
    make(usual, [...plain, 'expect: something']),
    make(usual, [...plain, 'upgrade: websocket', 'connection: upgrade']),
    make(usual, plain.slice(1)),
    make(usual, [...plain, 'host: elsewhere.example']),
    make(`${method} http://elsewhere.example${path} HTTP/1.1`, plain),
    make(`${method} ${path} HTTP/9.9`, plain),
    make(`${method} ${path} HTTP/1.0`, plain),
    make(`${method} ${path}`, plain),
    make(`get ${path} HTTP/1.1`, plain),
    make(`${method} ${path.slice(1)} HTTP/1.1`, plain),
    make(`${method} /\xff\xfe${path} HTTP/1.1`, plain),
    make('OPTIONS * HTTP/1.1', plain),
    make(`TRACE ${path} HTTP/1.1`, plain),
    make('CONNECT elsewhere.example:443 HTTP/1.1', plain),
    make(`${method} /${'x'.repeat(18_000)} HTTP/1.1`, plain),
    Buffer.from([0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0]),
    Buffer.from('\r\n\r\n\r\n'),
  ];
  return dice.percent(25)
    ? { bytes: make(usual, plain), malformed: false }
    : { bytes: dice.pick(crooked), malformed: true };
}

function printable(value: string): string {
  return value.replaceAll(/[^\t\x20-\x7e\x80-\xff]/gu, '?');
}
