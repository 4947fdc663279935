import type { Database } from '../../platform/database/connect.ts';
import type { FormFault } from '../pages/research/form-parts.ts';
import type { FrameShown, RankingShown } from '../pages/research/frame-page.ts';
import type { PairShown } from '../pages/research/pair-cards.ts';
import type { FrameWords } from '../words/research-frame-words.ts';
import { type Design, type FrameView, framesOf, viewFrame, viewPreview } from './load-design.ts';

/** Everything the frame page shows of a design. */
export async function frameShown(
  db: Database,
  design: Design,
  { mayEdit, faults, words }: { mayEdit: boolean; faults: readonly FormFault[]; words: FrameWords },
): Promise<FrameShown> {
  const view = await viewFrame(db, design);
  const sources = view?.prepared.kind === 'prepared' ? view.prepared.sources : [];
  return {
    campaign: design.campaign,
    editable: mayEdit && design.open,
    faults,
    rankings: rankingsShown(design, view, words),
    rowFaults: sources.flatMap((source) => source.faults),
    units: view?.merged?.units ?? null,
    unplaced: view?.merged?.unplaced.length ?? 0,
    pairs: pairsShown(view),
    preview: await viewPreview(db, design),
  };
}

function rankingsShown({ data, files }: Design, view: FrameView | null, words: FrameWords): RankingShown[] {
  const framed = framesOf(data).map(({ frame }) => frame);
  const named = new Set(framed.map(({ file }) => file));
  const loose = [...files.keys()].filter((file) => !named.has(file));
  return [
    ...framed.map((frame): RankingShown => {
      const uploaded = files.has(frame.file);
      const prepared = view?.prepared;
      const read = prepared?.kind === 'prepared' ? prepared.sources.find((source) => source.frame === frame.id) : null;
      const refused = prepared?.kind === 'refused' ? prepared.faults.find((fault) => fault.frame === frame.id) : null;
      const fault = uploaded
        ? refused == null
          ? null
          : `${words.fileFaults[refused.why] ?? refused.why}: ${refused.detail}`
        : words.notUploaded;
      const counts = { rowsRead: read?.rowsRead ?? null, rowsRejected: read?.rowsRejected ?? null };
      return { file: frame.file, uploaded, frame, ...counts, fault };
    }),
    ...loose.map(
      (file): RankingShown => ({ file, uploaded: true, frame: null, rowsRead: null, rowsRejected: null, fault: null }),
    ),
  ];
}

function pairsShown(view: FrameView | null): PairShown {
  if (view === null) return { open: [], same: [], different: [] };
  const byDomain = new Map((view.merged?.units ?? []).map((unit) => [unit.domain, unit]));
  const open = view.unsettled.map((pair) => ({ pair, units: pair.domains.flatMap((one) => byDomain.get(one) ?? []) }));
  return { open, same: view.same, different: view.different };
}
