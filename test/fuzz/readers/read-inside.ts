import { messageOf } from '../../../services/platform/errors.ts';
import { type InsideReader, insideReaders } from './inside-readers.ts';

export type AskedRead = { readonly reader: string; readonly bytes: Uint8Array };
/** What was wrong with a reading (null: nothing), and the computing time that it took, ms. */
export type ToldRead = { readonly fault: string | null; readonly ms: number };

/** Computing time that nobody minds, and above it what each byte may take, ms: far more than any reader needs that is linear. */
const UNMINDED_MS = 1_500;
const MS_OF_BYTE = 0.03;

/** Reads with one reader and says what it did that no reader may: it threw, its answer breaks a promise, or it took too long. */
export async function readInside({ reader, bytes }: AskedRead): Promise<ToldRead> {
  const one = insideReaders[reader];
  if (one === undefined) return { fault: `no reader is called ${reader}`, ms: 0 };
  const first = await timed(one, bytes);
  const bar = Math.max(UNMINDED_MS, bytes.length * MS_OF_BYTE);
  if (first.fault !== null || first.ms <= bar) return first;
  // Once more: the first reading may have paid for what came before it.
  const again = await timed(one, bytes);
  return again.ms <= bar ? again : { ...again, fault: `slow: more than ${Math.floor(bar)} ms of work` };
}

async function timed(one: InsideReader, bytes: Uint8Array): Promise<ToldRead> {
  const before = process.cpuUsage();
  const fault = await faultOf(one, bytes);
  const { user, system } = process.cpuUsage(before);
  return { fault, ms: (user + system) / 1000 };
}

async function faultOf(one: InsideReader, bytes: Uint8Array): Promise<string | null> {
  try {
    return await one(Buffer.from(bytes));
  } catch (thrown) {
    const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
    const where = /\((?:file:\/\/)?[^)]*\/(services\/[^)]*)\)/u.exec(stack)?.[1] ?? '';
    return `threw: ${messageOf(thrown).slice(0, 200)} ${where}`;
  }
}
