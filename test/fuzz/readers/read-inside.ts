import { messageOf } from '../../../services/platform/errors.ts';
import { insideReaders } from './inside-readers.ts';

export type AskedRead = { readonly reader: string; readonly bytes: Uint8Array };
/** What was wrong with a reading (null: nothing), and the computing time that it took, ms. */
export type ToldRead = { readonly fault: string | null; readonly ms: number };

/** Reads with one reader and says what it did that no reader may: it threw, or its answer breaks a promise. */
export async function readInside({ reader, bytes }: AskedRead): Promise<ToldRead> {
  const one = insideReaders[reader];
  const before = process.cpuUsage();
  const told = (fault: string | null): ToldRead => {
    const { user, system } = process.cpuUsage(before);
    return { fault, ms: (user + system) / 1000 };
  };
  if (one === undefined) return told(`no reader is called ${reader}`);
  try {
    return told(await one(Buffer.from(bytes)));
  } catch (thrown) {
    const where =
      thrown instanceof Error ? /\((?:file:\/\/)?[^)]*\/(services\/[^)]*)\)/u.exec(thrown.stack ?? '')?.[1] : '';
    return told(`threw: ${messageOf(thrown).slice(0, 200)} ${where ?? ''}`);
  }
}
