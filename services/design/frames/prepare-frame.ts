import type { Protocol } from '../protocol/schema/protocol.ts';
import type { MergedFrame } from './frame-unit.ts';
import { mergeFrame } from './merge-frame.ts';
import { type RankingRefusal, type ReadRanking, readRanking } from './read-ranking.ts';

/** Ranking files by the names that the protocol gives them. */
export type RankingFiles = ReadonlyMap<string, Uint8Array>;

export type FrameRefusal = RankingRefusal | 'file-absent' | 'file-changed';

export type PreparedFrame =
  | { readonly kind: 'prepared'; readonly sources: readonly ReadFrame[]; readonly merged: MergedFrame }
  | {
      readonly kind: 'refused';
      readonly faults: readonly { readonly frame: string; readonly why: FrameRefusal; readonly detail: string }[];
    };

type ReadFrame = Extract<ReadRanking, { kind: 'read' }>;

/** Reads all rankings of a protocol and merges them into one frame; every file that cannot be used is named at once. */
export async function prepareFrame(
  protocol: Pick<Protocol, 'frames' | 'sampling'>,
  files: RankingFiles,
  tell: (frame: string, rows: number) => void = () => undefined,
): Promise<PreparedFrame> {
  const sources: ReadFrame[] = [];
  const faults: { frame: string; why: FrameRefusal; detail: string }[] = [];
  for (const frame of protocol.frames) {
    const bytes = files.get(frame.file);
    if (bytes === undefined) {
      faults.push({ frame: frame.id, why: 'file-absent', detail: frame.file });
      continue;
    }
    const read = await readRanking(bytes, frame, (rows) => tell(frame.id, rows));
    if (read.kind === 'refused') faults.push({ frame: frame.id, why: read.why, detail: read.detail });
    else if (frame.sha256 !== undefined && frame.sha256 !== read.sha256)
      faults.push({ frame: frame.id, why: 'file-changed', detail: read.sha256 });
    else sources.push(read);
  }
  if (faults.length > 0) return { kind: 'refused', faults };
  const sameStudio = (protocol.sampling.sameStudio ?? []).flatMap(([one, other]) =>
    one === undefined || other === undefined ? [] : [[one.toLowerCase(), other.toLowerCase()] as const],
  );
  return {
    kind: 'prepared',
    sources,
    merged: mergeFrame(
      sources.flatMap(({ rows }) => rows),
      sameStudio,
    ),
  };
}
