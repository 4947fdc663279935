import { createHash } from 'node:crypto';
import { ZerkaloError } from '../errors.ts';
import { type AttemptId, type CampaignId, type EvidenceId, newId } from '../ids.ts';
import { openFor, sealFor, type VaultDeps } from '../vault/vault.ts';
import { evidencePath, isThere, readIfThere, removeFile, type WholeFile, writeOnce } from './evidence-files.ts';
import { addEvidence, type EvidenceRow, evidenceRow, holdingFile } from './store.ts';

/** `directory`: where evidence files lie (`<home>/evidence`); readable by the service alone. */
export type EvidenceDeps = VaultDeps & { directory: string };

export type NewEvidence = {
  /** Null for what belongs to no campaign (yet): sealed under the installation's key, not shredded with a campaign. */
  campaignId: CampaignId | null;
  attemptId?: AttemptId | undefined;
  /** What was seen: `mail.raw`, `form.screenshot`, … */
  kind: string;
  mediaType: string;
  bytes: Uint8Array;
};

export type FoundEvidence =
  | { kind: 'found'; row: EvidenceRow; bytes: Buffer }
  | { kind: 'missing' }
  | { kind: 'destroyed'; row: EvidenceRow }
  | { kind: 'damaged'; row: EvidenceRow };

/**
 * Seals the bytes into a file named by their SHA-256 and returns the row that names it, for the caller to insert with
 * `addEvidence` in its own transaction. A file without a row is harmless; a row without a file cannot come about.
 */
export async function keepBytes(deps: EvidenceDeps, given: NewEvidence): Promise<EvidenceRow | 'key_destroyed'> {
  const [row] = await keepAll(deps, [given]);
  if (row === undefined) throw new RangeError('one piece of evidence was kept without an answer');
  return row;
}

/** The same for many at once, in their order; the disk is waited for together. */
export async function keepAll(
  deps: EvidenceDeps,
  given: readonly NewEvidence[],
): Promise<(EvidenceRow | 'key_destroyed')[]> {
  const sealed = await Promise.all(given.map((one) => sealOne(deps, one)));
  const unwritten = new Map(sealed.flatMap((one) => (one.file === null ? [] : [[one.file.path, one.file] as const])));
  await writeOnce([...unwritten.values()]);
  return sealed.map(({ row }) => row);
}

type Sealed = { readonly row: EvidenceRow | 'key_destroyed'; readonly file: WholeFile | null };

/** `file` is null where it is there already. */
async function sealOne(deps: EvidenceDeps, given: NewEvidence): Promise<Sealed> {
  const { campaignId, attemptId = null, kind, mediaType, bytes } = given;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const sealed = await sealFor(deps, campaignId, boundTo(campaignId, sha256), bytes);
  if (sealed.kind === 'destroyed') return { row: 'key_destroyed', file: null };
  const row = { id: newId<EvidenceId>(), campaignId, attemptId, kind, mediaType, bytes: bytes.byteLength, sha256 };
  const path = evidencePath(deps.directory, campaignId, sha256);
  return { row, file: (await isThere(path)) ? null : { path, bytes: sealed.box } };
}

/**
 * Keeps evidence: file first, then its row.
 * @throws KEY_DESTROYED when the campaign's raw data was shredded
 */
export async function putEvidence(deps: EvidenceDeps, given: NewEvidence): Promise<EvidenceId> {
  const row = await keepBytes(deps, given);
  if (row === 'key_destroyed') {
    const what = `the data key of campaign ${given.campaignId} was destroyed`;
    throw new ZerkaloError('KEY_DESTROYED', what, 'Nothing can be added to a campaign whose raw data was shredded.');
  }
  await addEvidence(deps.db, row);
  return row.id;
}

/** Reads evidence back and proves it: what opens has the hash and the size that the row says. */
export async function getEvidence(deps: EvidenceDeps, id: EvidenceId): Promise<FoundEvidence> {
  const row = await evidenceRow(deps.db, id);
  if (row === undefined) return { kind: 'missing' };
  const box = await readIfThere(evidencePath(deps.directory, row.campaignId, row.sha256));
  const opened = await openFor(
    deps,
    row.campaignId,
    boundTo(row.campaignId, row.sha256),
    box === false ? Buffer.alloc(0) : box,
  );
  if (opened.kind === 'destroyed') return { kind: 'destroyed', row };
  if (box === false) return { kind: 'missing' };
  const whole = opened.kind === 'opened' && createHash('sha256').update(opened.bytes).digest('hex') === row.sha256;
  return whole ? { kind: 'found', row, bytes: opened.bytes } : { kind: 'damaged', row };
}

/**
 * Erases the file behind a row for ever; the row stays, as the record that something was there. For what lies under the
 * installation's key; a campaign's evidence is shredded with its key. True when a file was there.
 */
export async function eraseEvidence(deps: EvidenceDeps, id: EvidenceId): Promise<boolean> {
  const row = await evidenceRow(deps.db, id);
  if (row === undefined) return false;
  const { campaignId, sha256 } = row;
  return holdingFile(deps.db, sha256, () => removeFile(evidencePath(deps.directory, campaignId, sha256)));
}

/** Several rows of a campaign may name one file, so the box is bound to campaign and content, not to one row's id. */
export function boundTo(campaignId: string | null, sha256: string): string {
  return `evidence:${campaignId ?? 'installation'}:${sha256}`;
}
