import { getEvidence } from '../../platform/evidence/evidence.ts';
import { releaseFiles } from '../package/release-files.ts';
import { codeVersion } from '../report/code-version.ts';
import { buildDocument } from './build-document.ts';
import { type ReleaseDeps, snapshotOf } from './build-release.ts';
import { documentOf, filesOf, type ReleaseHead } from './store.ts';

export type Reproduced =
  | { readonly kind: 'equal'; readonly sha256: string; readonly figures: number; readonly files: number }
  | { readonly kind: 'differs'; readonly differing: readonly string[]; readonly builtBy: string; readonly now: string };

/** Recomputes every number of a release from its private snapshot and compares document, files and certificates byte for byte. */
export async function reproduce(deps: ReleaseDeps, release: ReleaseHead): Promise<Reproduced> {
  const built = buildDocument(await snapshotOf(deps, release));
  const stored = await documentOf(deps.db, release.id);
  const files = new Map((await filesOf(deps.db, release.id)).map(({ path, bytes }) => [path, bytes]));
  const proofs = await getEvidence(deps, release.proofsEvidenceId);
  const again = releaseFiles(built.document, built.bytes);
  const differing = [
    ...(stored === built.bytes.toString('utf8') ? [] : ['the document']),
    ...again.filter(({ path, bytes }) => files.get(path)?.equals(bytes) !== true).map(({ path }) => path),
    ...[...files.keys()].filter((path) => !again.some((file) => file.path === path)),
    ...(proofs.kind === 'found' && proofs.bytes.equals(built.proofs) ? [] : ['the certificates']),
  ];
  if (differing.length === 0) {
    return { kind: 'equal', sha256: built.sha256, figures: built.document.rows.length, files: again.length };
  }
  return { kind: 'differs', differing, builtBy: codeVersionIn(stored), now: codeVersion };
}

/** Other code may count otherwise: the version that built the release is named beside the difference. */
function codeVersionIn(document: string | null): string {
  const value: unknown = document === null ? null : JSON.parse(document);
  const version: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'codeVersion') : null;
  return typeof version === 'string' ? version : 'unknown';
}
