import { type ApartBounds, openApart } from '../../../platform/apart/apart.ts';
import { unreachable } from '../../../platform/errors.ts';
import { readingBounds } from '../attachment-limits.ts';
import type { AttachmentReading, UnreadReason } from '../attachment-reading.ts';
import type { FileToRead } from '../read-attachment.ts';

export type AttachmentReader = {
  /** Readings of one attachment, its archive's files among them; 'busy' when too many wait. */
  read: (file: FileToRead) => Promise<readonly AttachmentReading[] | 'busy'>;
  close: () => Promise<void>;
};

/** The reader's sources and their libraries: all that its process may read. */
const root = new URL('../../../../', import.meta.url);

/**
 * Reads attachments in a process of its own that may neither write, nor start programs, nor outlive its bounds of time and memory.
 * A file that does it harm is `unread` with the reason; the next one gets a new process.
 * @param program another than ours, for tests of what a reader may do to us
 */
export function openAttachmentReader(
  bounds: ApartBounds = readingBounds,
  program: URL = new URL('./attachment-process.ts', import.meta.url),
): AttachmentReader {
  const apart = openApart<FileToRead, AttachmentReading[]>({ file: program, mayRead: root }, bounds);
  return {
    read: async (file) => {
      const outcome = await apart.ask(file);
      if (outcome.kind === 'answered') return outcome.answer;
      if (outcome.kind === 'busy') return 'busy';
      const { name, bytes } = file;
      const unread = reasonOf(outcome.why);
      return [{ name, format: 'other', bytes: bytes.length, unread, text: '', notes: [], links: [] }];
    },
    close: apart.close,
  };
}

function reasonOf(why: 'time' | 'memory' | 'crash' | 'error'): UnreadReason {
  switch (why) {
    case 'time':
      return 'out_of_time';
    case 'memory':
      return 'out_of_memory';
    case 'crash':
    case 'error':
      return 'reader_failed';
    default:
      return unreachable(why);
  }
}
