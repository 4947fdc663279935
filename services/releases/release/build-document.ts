import type { PartialProtocol } from '../../design/protocol/partial-protocol.ts';
import { checkCompleteness } from '../completeness/check-completeness.ts';
import { buildCube, type Cube } from '../cube/build-cube.ts';
import { alphas } from '../cube/coded-rows.ts';
import { DIMENSIONS, TABLES, type TableId } from '../dictionary/tables.ts';
import { DENOMINATORS, DENOMINATORS_1, VARIABLES, VARIABLES_1 } from '../dictionary/variables.ts';
import { codeVersion } from '../report/code-version.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { canonicalBytes, sha256 } from '../snapshot/snapshot-bytes.ts';
import { methodsOf } from './methods-block.ts';
import type { ReleaseDocument } from './release-document.ts';

/** Licence where the protocol names none; a campaign's own names one always. */
const LICENCE = 'CC-BY-4.0';

export type BuiltRelease = {
  readonly document: ReleaseDocument;
  readonly bytes: Buffer;
  readonly sha256: string;
  /** Private: the certificates that keep hidden cells open. */
  readonly proofs: Buffer;
  readonly cube: Cube;
};

/** The release of a snapshot. Pure: equal snapshots and equal code give equal bytes, on any machine. */
export function buildDocument(snapshot: Snapshot): BuiltRelease {
  const cube = buildCube(snapshot);
  const proofs = canonicalBytes(proofsOf(cube));
  const protocol: PartialProtocol = snapshot.protocol;
  const { approvals: _, ...wave } = snapshot.wave;
  const document: ReleaseDocument = {
    format: 'zerkalo-release/1',
    slug: snapshot.release.slug,
    version: snapshot.release.version,
    title: snapshot.campaign.title,
    authors: [...snapshot.release.authors],
    licence: protocol.publication?.licence ?? LICENCE,
    terms: protocol.publication?.terms ?? '',
    rehearsal: snapshot.rehearsal,
    codeVersion,
    snapshotSha256: sha256(canonicalBytes(snapshot)),
    proofsSha256: sha256(proofs),
    wave,
    sampled: snapshot.observations.length,
    burdenHours: Math.round(snapshot.burdenMinutes / 6) / 10,
    unattributedCalls: snapshot.unattributedCalls,
    frame: snapshot.frame,
    disclosure: {
      leastStudios: cube.thresholds.K,
      leastOfEachAnswer: cube.thresholds.c,
      level: 0.95,
      gaveWay: [...cube.protection.gaveWay],
    },
    tables: tablesOf(cube),
    ...dictionaryOf(snapshot),
    ...(snapshot.calendars === undefined ? {} : { calendars: snapshot.calendars }),
    rows: [...cube.rows],
    agreement: alphas(protocol.rubric, snapshot).map(({ item, alpha, pairs }) => ({
      item,
      alpha: alpha === null ? null : Math.round(alpha * 1000) / 1000,
      pairs,
    })),
    completeness: checkCompleteness(snapshot, cube),
    methods: methodsOf(protocol, snapshot.registration),
  };
  const bytes = canonicalBytes(document);
  return { document, bytes, sha256: sha256(bytes), proofs, cube };
}

/** What the release may hold by the format of its snapshot: an old one is described as it was. */
function dictionaryOf({ format }: Snapshot) {
  const isFirst = format === 'zerkalo-snapshot/1';
  const variables = Object.entries(isFirst ? VARIABLES_1 : VARIABLES);
  return {
    variables: variables.map(([id, { axis, unit, name, definition }]) => ({ id, axis, unit, name, definition })),
    dimensions: Object.entries(DIMENSIONS).map(([id, name]) => ({ id, name })),
    denominators: Object.entries(isFirst ? DENOMINATORS_1 : DENOMINATORS).map(([id, name]) => ({ id, name })),
  };
}

function tablesOf({ rows }: Cube): ReleaseDocument['tables'] {
  return Object.entries(TABLES).map(([id, { title, dimensions }]) => ({
    id,
    title,
    dimensions: [...dimensions],
    rows: rows.filter(({ table }) => table === (id as TableId)).length,
  }));
}

function proofsOf({ protection: { plans, proof } }: Cube): object {
  return {
    twoWay: plans.flatMap(({ table, proven }) => (proven === null ? [] : [{ table, ...proven }])),
    linked: proof.kind === 'proven' ? proof.certificates : [],
  };
}
