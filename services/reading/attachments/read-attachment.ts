import { attachmentLimits } from './attachment-limits.ts';
import type {
  AttachmentFormat,
  AttachmentNote,
  AttachmentReading,
  FileText,
  UnreadReason,
} from './attachment-reading.ts';
import { macrosIn } from './formats/external-parts.ts';
import { formatOf, isEncryptedOffice, officeFormatOf } from './formats/format-of.ts';
import { readHtml } from './formats/html-reader.ts';
import {
  isEncryptedPackage,
  isPartOfOpenDocument,
  openDocumentKind,
  readOpenDocument,
} from './formats/open-document-reader.ts';
import { readPdf } from './formats/pdf-reader.ts';
import { readRtf } from './formats/rtf-reader.ts';
import { isPartOfSlides, readSlides } from './formats/slides-reader.ts';
import { readText } from './formats/text-reader.ts';
import { isPartOfWord, readWord } from './formats/word-reader.ts';
import { isPartOfWorkbook, readWorkbook } from './formats/workbook-reader.ts';
import { type Archive, openArchive, type Parts, type UnpackBudget, unpack } from './unpack/unpack.ts';

export type FileToRead = { readonly name: string; readonly bytes: Uint8Array };

type Place = { readonly depth: number; readonly budget: UnpackBudget };

/**
 * Reads one attachment; an archive gives a reading for itself and one for each file within. Bounds what is unpacked, not what it
 * costs: call it apart (`openAttachmentReader`). Never rejects for what a file holds.
 */
export async function readAttachment({ name, bytes }: FileToRead): Promise<AttachmentReading[]> {
  return readFile({ name, bytes }, { depth: 0, budget: { left: attachmentLimits.unpackedBytes } });
}

async function readFile(file: FileToRead, place: Place): Promise<AttachmentReading[]> {
  const { bytes } = file;
  const container = formatOf(bytes);
  if (bytes.length === 0) return [unread(file, 'other', 'empty')];
  if (bytes.length > attachmentLimits.bytes) return [unread(file, container, 'too_large')];
  switch (container) {
    case 'zip':
      return readArchive(file, place);
    case 'pdf':
      return [reading(file, 'pdf', await readPdf(bytes))];
    case 'rtf':
      return [reading(file, 'rtf', readRtf(bytes))];
    case 'html':
      return [reading(file, 'html', readHtml(bytes))];
    case 'text':
      return [reading(file, 'text', readText(bytes))];
    case 'image':
      return [unread(file, 'image', 'image')];
    case 'old_office':
      return [unread(file, 'old_office', isEncryptedOffice(bytes) ? 'encrypted' : 'old_format')];
    case 'other':
      return [unread(file, 'other', 'unknown_format')];
  }
}

async function readArchive(file: FileToRead, place: Place): Promise<AttachmentReading[]> {
  const opened = await openArchive(file.bytes);
  if (opened.kind === 'refused') return [unread(file, 'zip', opened.why)];
  const { archive } = opened;
  const format = officeFormatOf(archive.names);
  if (format === 'zip') return readFilesOf(file, archive, place);
  const office = offices[format];
  if (office === undefined) return [unread(file, format, 'unknown_format')];
  const unpacked = await unpack(archive, office.isPart, place.budget);
  if (unpacked.kind === 'refused') return [unread(file, format, unpacked.why)];
  const kind = format === 'odt' ? openDocumentKind(unpacked.parts) : format;
  if (format === 'odt' && isEncryptedPackage(unpacked.parts)) return [unread(file, kind, 'encrypted')];
  return [reading(file, kind, office.read(unpacked.parts), macrosIn(archive.names))];
}

type Office = { readonly isPart: (name: string) => boolean; readonly read: (parts: Parts) => FileText };
const offices: Partial<Record<AttachmentFormat, Office>> = {
  docx: { isPart: isPartOfWord, read: readWord },
  xlsx: { isPart: isPartOfWorkbook, read: readWorkbook },
  pptx: { isPart: isPartOfSlides, read: readSlides },
  odt: { isPart: isPartOfOpenDocument, read: readOpenDocument },
};

/** The files of an archive in the order of their paths; what a system leaves there for itself is passed over. */
async function readFilesOf(file: FileToRead, archive: Archive, { depth, budget }: Place): Promise<AttachmentReading[]> {
  if (depth >= attachmentLimits.depth) return [unread(file, 'zip', 'nested_too_deep')];
  const names = archive.names
    .filter((name) => !/(?:^|\/)(?:__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini)/.test(name))
    .toSorted();
  const kept = names.slice(0, attachmentLimits.archiveFiles);
  const within: AttachmentReading[] = [];
  for (const name of kept) {
    const inner = `${file.name}/${name}`;
    const unpacked = await unpack(archive, (other) => other === name, budget);
    if (unpacked.kind === 'refused') {
      within.push(unread({ name: inner, bytes: new Uint8Array() }, 'other', unpacked.why));
      continue;
    }
    const bytes = unpacked.parts.get(name) ?? new Uint8Array();
    within.push(...(await readFile({ name: inner, bytes }, { depth: depth + 1, budget })));
  }
  const notes: AttachmentNote[] = names.length > kept.length ? ['cut'] : [];
  const itself =
    kept.length === 0 ? unread(file, 'zip', 'empty') : reading(file, 'zip', { text: '', notes, links: [] });
  return [{ ...itself, notes }, ...within].slice(0, attachmentLimits.archiveFiles * 2);
}

function reading(
  { name, bytes }: FileToRead,
  format: AttachmentFormat,
  found: FileText | UnreadReason,
  more: readonly AttachmentNote[] = [],
): AttachmentReading {
  if (typeof found === 'string') return unread({ name, bytes }, format, found);
  const empty = found.text === '' && format !== 'zip';
  return {
    name,
    format,
    bytes: bytes.length,
    unread: empty ? 'empty' : null,
    ...found,
    notes: [...found.notes, ...more],
  };
}

function unread({ name, bytes }: FileToRead, format: AttachmentFormat, why: UnreadReason): AttachmentReading {
  return { name, format, bytes: bytes.length, unread: why, text: '', notes: [], links: [] };
}
