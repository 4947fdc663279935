import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { MessageId } from '../../platform/ids.ts';
import type { MaterialLink } from './noted-links.ts';
import { fileReader, type ReplyFile } from './read-files.ts';

type Of = { readingId: number; messageId: MessageId };

/** Stores the files of one reading in their order; a reading that has its files keeps them. Returns their ids in that order. */
export async function insertFiles(tx: Database, of: Of, files: readonly ReplyFile[]): Promise<number[]> {
  if (files.length === 0) return [];
  await tx
    .insertInto('attachment_readings')
    .values(
      files.map(({ name, sha256, bytes, format, unread, notes, material, text }, position) => ({
        reading_id: of.readingId,
        message_id: of.messageId,
        position,
        name,
        sha256,
        bytes,
        format,
        unread,
        notes: [...notes],
        material: material.kind,
        template: material.template,
        material_reasons: JSON.stringify(material.reasons),
        text,
        reader: fileReader,
      })),
    )
    .onConflict((oc) => oc.columns(['reading_id', 'position']).doNothing())
    .execute();
  const rows = await tx
    .selectFrom('attachment_readings')
    .select('id')
    .where('reading_id', '=', of.readingId)
    .orderBy('position')
    .execute();
  return rows.map(({ id }) => id);
}

export type LinkOfReply = MaterialLink & { readonly attachmentId: number | null };

export async function insertLinks(tx: Database, readingId: number, links: readonly LinkOfReply[]): Promise<void> {
  if (links.length === 0) return;
  await tx
    .insertInto('reply_links')
    .values(
      links.map(({ attachmentId, url, words, about }, position) => ({
        reading_id: readingId,
        attachment_id: attachmentId,
        position,
        url,
        words,
        about,
      })),
    )
    .onConflict((oc) => oc.columns(['reading_id', 'position']).doNothing())
    .execute();
}

/** A file as a person may be shown it; its words and its name are not redacted yet. */
export type StoredFile = {
  readonly name: string;
  readonly format: string;
  readonly unread: string | null;
  readonly notes: readonly string[];
  readonly material: string;
  readonly template: boolean;
  readonly text: string;
};

/** Files of the latest reading of a message, at most `longest` characters of each. */
export async function filesOfMessage(db: Database, messageId: MessageId, longest: number): Promise<StoredFile[]> {
  const { rows } = await sql<StoredFile>`
    select f.name, f.format, f.unread, f.notes, f.material, f.template, left(f.text, ${longest}) as text
    from attachment_readings f join current_readings r on r.id = f.reading_id
    where r.message_id = ${messageId} order by f.position`.execute(db);
  return rows;
}
