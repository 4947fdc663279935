import { saveDraft } from '../../design/drafts/save-draft.ts';
import { editSource, type SourceEdit } from '../../design/protocol/edit-source.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { UserId } from '../../platform/ids.ts';
import type { Design } from './load-design.ts';

export type EditsSaved = 'saved' | 'conflict' | 'unreadable' | 'refused';

/** Puts values into the newest text of a protocol and saves it as a new version. */
export async function saveEdits(
  db: Database,
  { stored, draft }: Design,
  edits: readonly SourceEdit[],
  actor: UserId,
): Promise<EditsSaved> {
  const edited = editSource(draft.source, edits);
  if (edited.kind === 'unreadable') return 'unreadable';
  const { source } = edited;
  return (await saveDraft(db, { campaignId: stored.id, actor, source, base: draft.version })).kind;
}
