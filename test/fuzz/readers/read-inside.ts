import { messageOf } from '../../../services/platform/errors.ts';
import { insideReaders } from './inside-readers.ts';

export type AskedRead = { readonly reader: string; readonly bytes: Uint8Array };
/** What was wrong with a reading; null: nothing. */
export type ToldRead = { readonly fault: string | null };

/** Reads with one reader and says what it did that no reader may: it threw, or its answer breaks a promise. */
export async function readInside({ reader, bytes }: AskedRead): Promise<ToldRead> {
  const one = insideReaders[reader];
  if (one === undefined) return { fault: `no reader is called ${reader}` };
  try {
    return { fault: await one(Buffer.from(bytes)) };
  } catch (thrown) {
    const where =
      thrown instanceof Error ? /\((?:file:\/\/)?[^)]*\/(services\/[^)]*)\)/u.exec(thrown.stack ?? '')?.[1] : '';
    return { fault: `threw: ${messageOf(thrown).slice(0, 200)} ${where ?? ''}` };
  }
}
