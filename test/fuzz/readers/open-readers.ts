import { openMailParser } from '../../../services/inbox/mime/apart/mail-parser.ts';
import { type ApartBounds, openApart } from '../../../services/platform/apart/apart.ts';
import { openAttachmentReader } from '../../../services/reading/attachments/apart/attachment-reader.ts';
import { readingBounds } from '../../../services/reading/attachments/attachment-limits.ts';
import { insideReaders } from './inside-readers.ts';
import type { OpenReader, ToldReading } from './open-reader.ts';
import { openPageReader } from './page-reader.ts';
import type { AskedRead, ToldRead } from './read-inside.ts';

/** What one small input may cost: computing time, so that a busy machine finds nothing that is not there. */
const bounds: ApartBounds = { cpuMs: 10_000, ms: 120_000, heapMb: 384, residentMb: 1_000, waiting: 4 };
const program = { file: new URL('./reader-process.ts', import.meta.url), mayRead: null };

export const readerNames: readonly string[] = [...Object.keys(insideReaders), 'mime', 'attachments', 'pages'];

/** Opens a reader in a process apart: as the service does where it does so, else in one of these trials. */
export async function openReader(name: string): Promise<OpenReader> {
  if (name === 'mime') return openMime();
  if (name === 'attachments') return openAttachments();
  if (name === 'pages') return openPageReader();
  return openInside(name);
}

async function openInside(name: string): Promise<OpenReader> {
  const apart = openApart<AskedRead, ToldRead>(program, bounds);
  let warm = false;
  const ask = async (bytes: Buffer): Promise<ToldReading> => {
    const outcome = await apart.ask({ reader: name, bytes });
    if (outcome.kind === 'busy') return { kind: 'given_up' };
    warm = outcome.kind === 'answered';
    if (outcome.kind === 'ended') return { kind: 'fault', fault: `${outcome.why}: ${outcome.detail}` };
    const { fault, ms } = outcome.answer;
    return fault === null ? { kind: 'read', ms } : { kind: 'fault', fault };
  };
  const start = async (): Promise<void> => {
    for (let tries = 0; !warm && tries < 5; tries++) await ask(Buffer.from(''));
  };
  return {
    name,
    packs: false,
    read: async (bytes) => {
      await start();
      const told = await ask(bytes);
      if (warm) return told;
      // Ended: once more in a process that has nothing else to do, to be sure.
      await start();
      return ask(bytes);
    },
    close: apart.close,
  };
}

function openMime(): OpenReader {
  const parser = openMailParser({ ...bounds, cpuMs: 8_000, residentMb: null, heapMb: 512 });
  return {
    name: 'mime',
    packs: false,
    read: async (raw) => {
      const first = await parser.parse(raw);
      // A process that has just started read its own sources within the same bounds.
      const outcome = first.kind === 'ended' ? await parser.parse(raw) : first;
      if (outcome.kind === 'busy') return { kind: 'given_up' };
      return outcome.kind === 'parsed'
        ? { kind: 'read' }
        : { kind: 'fault', fault: `${outcome.why}: ${outcome.detail}` };
    },
    close: parser.close,
  };
}

/** Its own bounds end what swells or hangs, and say so: only what falls, or is not ended in time, is a fault. */
function openAttachments(): OpenReader {
  const reader = openAttachmentReader(readingBounds);
  return {
    name: 'attachments',
    packs: true,
    read: async (bytes) => {
      const readings = await reader.read({ name: 'file', bytes });
      if (readings === 'busy') return { kind: 'given_up' };
      const failed = readings.find(({ unread }) => unread === 'reader_failed');
      if (failed !== undefined) return { kind: 'fault', fault: `the reader fell on ${failed.format}` };
      const bounded = readings.some(({ unread }) => unread === 'out_of_time' || unread === 'out_of_memory');
      return bounded ? { kind: 'given_up' } : { kind: 'read' };
    },
    close: reader.close,
  };
}
