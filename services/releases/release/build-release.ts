import type { PartialProtocol } from '../../design/protocol/partial-protocol.ts';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { ZerkaloError } from '../../platform/errors.ts';
import { type EvidenceDeps, getEvidence, keepBytes } from '../../platform/evidence/evidence.ts';
import { addEvidence, type EvidenceRow } from '../../platform/evidence/store.ts';
import { newId } from '../../platform/ids.ts';
import { releaseFiles } from '../package/release-files.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { canonicalBytes, readSnapshot } from '../snapshot/snapshot-bytes.ts';
import { takeSnapshot } from '../snapshot/take-snapshot.ts';
import { type BuiltRelease, buildDocument } from './build-document.ts';
import { faultsOf, type ReleaseFault } from './release-gate.ts';
import { findRelease, insertRelease, latestPublished, nextVersion, type ReleaseHead } from './store.ts';

export type ReleaseDeps = EvidenceDeps;

export type ReleaseBuilt =
  | {
      readonly kind: 'built';
      readonly slug: string;
      readonly version: number;
      readonly sha256: string;
      readonly faults: readonly ReleaseFault[];
    }
  | { readonly kind: 'refused'; readonly why: 'wave_unknown' | 'field_open' | 'version_exists' }
  | { readonly kind: 'not_a_snapshot'; readonly faults: readonly string[] };

type Wish = {
  readonly campaign: string;
  readonly wave?: number;
  readonly authors: readonly string[];
  readonly actor: string;
};

/** Freezes a closed wave into a new version of its release, a draft. Faults do not hinder the draft; they keep it from the public. */
export async function buildRelease(deps: ReleaseDeps, { campaign, wave, authors, actor }: Wish): Promise<ReleaseBuilt> {
  const slug = `${campaign}-w${wave ?? 1}`;
  const version = await deps.db.transaction().execute((tx) => nextVersion(tx, slug));
  const taken = await takeSnapshot(deps.db, campaign, { slug, version, authors: [...authors] }, wave);
  if (taken.kind === 'refused') return taken;
  return keepRelease(deps, taken.snapshot, taken.waveId, actor);
}

/** Rebuilds the release of a snapshot that was taken elsewhere; its numbers are the same to the byte, its studios are not here. */
export async function importSnapshot(deps: ReleaseDeps, bytes: Uint8Array, actor: string): Promise<ReleaseBuilt> {
  const read = readSnapshot(bytes);
  return read.kind === 'read' ? keepRelease(deps, read.snapshot, null, actor) : read;
}

async function keepRelease(
  deps: ReleaseDeps,
  snapshot: Snapshot,
  waveId: string | null,
  actor: string,
): Promise<ReleaseBuilt> {
  const { slug, version } = snapshot.release;
  const built = buildDocument(snapshot);
  const before = await latestPublished(deps.db, slug, version);
  const faults = faultsOf(built, before === null ? null : await snapshotOf(deps, before), snapshot);
  const kept = {
    snapshot: await keep(deps, 'release.snapshot', canonicalBytes(snapshot)),
    proofs: await keep(deps, 'release.proofs', built.proofs),
  };
  return deps.db.transaction().execute(async (tx): Promise<ReleaseBuilt> => {
    await nextVersion(tx, slug);
    if ((await findRelease(tx, slug, version)) !== null) return { kind: 'refused', why: 'version_exists' };
    await addEvidence(tx, [kept.snapshot, kept.proofs]);
    await insertRelease(
      tx,
      await newRelease(tx, { built, snapshot, waveId, faults, actor, kept }),
      releaseFiles(built.document, built.bytes),
    );
    return { kind: 'built', slug, version, sha256: built.sha256, faults };
  });
}

/** Under the installation's key: the anonymous snapshot outlives the campaign's raw mails, whose key is destroyed (E13). */
async function keep(deps: ReleaseDeps, kind: string, bytes: Buffer): Promise<EvidenceRow> {
  const row = await keepBytes(deps, { campaignId: null, kind, mediaType: 'application/json', bytes });
  if (row !== 'key_destroyed') return row;
  throw new ZerkaloError('KEY_DESTROYED', 'the installation has no key', 'Restore the master key file.');
}

type Parts = {
  built: BuiltRelease;
  snapshot: Snapshot;
  waveId: string | null;
  faults: ReleaseFault[];
  actor: string;
  kept: { snapshot: EvidenceRow; proofs: EvidenceRow };
};

async function newRelease(db: Database, { built, snapshot, waveId, faults, actor, kept }: Parts) {
  const { now } = await fieldTime(db);
  const protocol: PartialProtocol = snapshot.protocol;
  return {
    id: newId<string>(),
    slug: snapshot.release.slug,
    version: snapshot.release.version,
    waveId,
    title: snapshot.campaign.title,
    rehearsal: snapshot.rehearsal,
    sha256: built.sha256,
    document: built.bytes.toString('utf8'),
    snapshotSha256: built.document.snapshotSha256,
    snapshotEvidenceId: kept.snapshot.id,
    proofsEvidenceId: kept.proofs.id,
    faults,
    silenceClosesAt: new Date(snapshot.wave.silenceClosesAt),
    embargoUntil: protocol.publication?.embargoUntil ?? null,
    builtBy: actor,
    builtAt: now,
  };
}

/** The private snapshot of a release, proven by its hash. @throws SNAPSHOT_LOST when the private store no longer has it whole */
export async function snapshotOf(deps: ReleaseDeps, release: ReleaseHead): Promise<Snapshot> {
  const read = readSnapshot(await snapshotBytes(deps, release));
  if (read.kind === 'read') return read.snapshot;
  throw new ZerkaloError(
    'SNAPSHOT_DAMAGED',
    `the snapshot of ${release.slug} does not fit its schema`,
    read.faults.join('; '),
  );
}

/** The same as bytes, as it was kept. */
export async function snapshotBytes(
  deps: ReleaseDeps,
  { slug, version, snapshotEvidenceId }: ReleaseHead,
): Promise<Buffer> {
  const found = await getEvidence(deps, snapshotEvidenceId);
  if (found.kind === 'found') return found.bytes;
  throw new ZerkaloError(
    'SNAPSHOT_LOST',
    `the snapshot of ${slug}/${version} is ${found.kind}`,
    'Restore the evidence folder and the master key from a backup.',
  );
}
