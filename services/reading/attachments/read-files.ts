import { storable, storableDeep } from '../../inbox/ingest/storable-text.ts';
import type { MailAttachment } from '../../inbox/mime/parsed-mail.ts';
import type { AttachmentReader } from './apart/attachment-reader.ts';
import { attachmentLimits } from './attachment-limits.ts';
import type { AttachmentReading } from './attachment-reading.ts';
import { type Material, materialOf } from './material.ts';
import { type MaterialLink, materialLinks } from './noted-links.ts';

/** Version of the rules that read files; raise it when they change, so that a re-reading can be told from the first. */
export const fileReader = 'file-rules/1';

/** A file of a reply in a shape that the database stores. */
export type ReplyFile = Omit<AttachmentReading, 'links'> & {
  /** Of the file as it came; null for a file within an archive. */
  readonly sha256: string | null;
  readonly material: Material;
  readonly links: readonly MaterialLink[];
};

/** Files of one letter that are read, and the machine time that they may take together; the others are named as unread. */
const mostFiles = 20;
const mostMs = 300_000;

/** Reads the files that came with a letter, one after another, apart from this process. 'busy' when too many letters wait. */
export async function readFiles(
  reader: Pick<AttachmentReader, 'read'>,
  attachments: readonly MailAttachment[],
): Promise<readonly ReplyFile[] | 'busy'> {
  const began = performance.now();
  const files: ReplyFile[] = [];
  for (const [index, { name: given, content: bytes, sha256 }] of attachments.entries()) {
    const name = (given ?? '').slice(0, attachmentLimits.nameLength);
    const late = performance.now() - began > mostMs;
    const readings = late || index >= mostFiles ? notRead(name, bytes, late) : await reader.read({ name, bytes });
    if (readings === 'busy') return 'busy';
    // The first reading is of the file as it came, the others are of the files within.
    files.push(...readings.map((reading, at) => replyFile(reading, at === 0 ? sha256 : null)));
  }
  return files;
}

function replyFile(reading: AttachmentReading, sha256: string | null): ReplyFile {
  const text = storable(reading.text);
  const name = storable(reading.name);
  const links = storableDeep(materialLinks(text, reading.links));
  return { ...reading, name, text, sha256, links, material: storableDeep(materialOf({ ...reading, name, text })) };
}

function notRead(name: string, bytes: Uint8Array, late: boolean): AttachmentReading[] {
  const unread = late ? 'out_of_time' : 'too_many_files';
  return [{ name, format: 'other', bytes: bytes.length, unread, text: '', notes: [], links: [] }];
}
