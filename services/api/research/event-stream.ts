import type { FastifyReply } from 'fastify';
import { messageOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';

export type StreamedEvent = { readonly event: string; readonly data: unknown };
export type EventStreams = {
  /** Starts a stream on the reply; false when too many are open. `look` gives the present event, null to end. */
  open(reply: FastifyReply, look: () => Promise<StreamedEvent | null>): boolean;
  endAll(): void;
};

const MOST = 100;
const LOOK_MS = 1000;
const KEEP_ALIVE_LOOKS = 15;

/**
 * Server-sent events (WHATWG HTML, 9.2) by looking at the database once a second and writing what changed. Every stream looks for
 * itself, one look at a time; a comment every 15 s keeps proxies from closing it, and a reader that does not read is cut off.
 */
export function openEventStreams(log: Log): EventStreams {
  const open = new Set<() => void>();
  return {
    open(reply, look) {
      if (open.size >= MOST) return false;
      const end = stream(reply, look, (thrown) => log.warn({ reason: messageOf(thrown) }, 'stream.failed'));
      open.add(end);
      reply.raw.on('close', () => {
        end();
        open.delete(end);
      });
      return true;
    },
    endAll() {
      for (const end of open) end();
    },
  };
}

function stream(
  reply: FastifyReply,
  look: () => Promise<StreamedEvent | null>,
  failed: (thrown: unknown) => void,
): () => void {
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const end = (): void => {
    ended = true;
    clearTimeout(timer);
    if (!reply.raw.writableEnded) reply.raw.end();
  };
  let last = '';
  let quiet = 0;
  const next = async (): Promise<void> => {
    const event = await look();
    if (ended) return;
    if (event === null || reply.raw.writableNeedDrain) return end();
    const text = `event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`;
    quiet = text === last ? quiet + 1 : 0;
    if (text !== last) reply.raw.write(text);
    else if (quiet % KEEP_ALIVE_LOOKS === 0) reply.raw.write(': still here\n\n');
    last = text;
    timer = setTimeout(again, LOOK_MS);
  };
  const again = (): void => {
    next().catch((thrown: unknown) => {
      failed(thrown);
      end();
    });
  };
  again();
  return end;
}
