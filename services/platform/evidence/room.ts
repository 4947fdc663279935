import { mkdir, statfs } from 'node:fs/promises';
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';

/** What must be free before a contact is begun: some hundred attempts' pictures, and mails that come in meanwhile. */
const leastBytes = 100 * 1024 * 1024;

/** Undefined when evidence can be kept in this folder with so many bytes to spare, else why not. */
export async function lacksRoom(directory: string, least = leastBytes): Promise<string | undefined> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(directory);
    const free = bavail * bsize;
    return free < least ? `${Math.floor(free / 1024 / 1024)} MB are free for evidence` : undefined;
  } catch (thrown) {
    return messageOf(thrown);
  }
}

/**
 * Asks whether there is room for evidence and tells the log when that changes. Without room nothing may be begun: a letter whose
 * evidence cannot be kept must wait, and a try that fails would use up its retries.
 */
export function watchRoom(directory: string, log: Log, least = leastBytes): () => Promise<boolean> {
  let told: string | undefined;
  return async () => {
    const why = await lacksRoom(directory, least);
    if (why !== undefined && told === undefined) {
      log.error({ directory, why, remedy: 'Make room for evidence; letters wait until then.' }, 'evidence.no_room');
    }
    if (why === undefined && told !== undefined) log.info({ directory }, 'evidence.room_again');
    told = why;
    return why === undefined;
  };
}
