import { authorName } from '../../api/research/store/author.ts';
import { signsOfLife } from '../../api/research/store/progress.ts';
import { isApproved, isSendingStopped, worldFits } from '../../design/campaigns/store.ts';
import { approvalOf, lastLaunchAct } from '../../design/launch/store.ts';
import { valueAt } from '../../design/protocol/edit-source.ts';
import { newestDryRun, visitedDomains } from '../../field/dry-run/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { Check, LaunchShown } from '../pages/research/launch-page.ts';
import { type Design, viewFrame, viewPreview } from './load-design.ts';

/** What the launch page shows of a campaign: the numbers, every check, and what the two people said. */
export async function launchView(
  db: Database,
  design: Design,
): Promise<Omit<LaunchShown, 'reader' | 'faults' | 'note'>> {
  const { campaign, stored, open } = design;
  const preview = await viewPreview(db, design);
  const drawable = preview?.kind === 'preview' ? preview : null;
  const approved = stored.state !== 'draft' && (await isApproved(db, stored.id, stored.hash));
  const { schedule, windows, sampling } = stored.protocol;
  return {
    campaign,
    hash: stored.hash,
    authorId: stored.author,
    author: await authorName(db, stored.author),
    open,
    numbers:
      drawable === null
        ? null
        : {
            studios: drawable.sampleSize,
            hours: drawable.burden.hours,
            excluded: Object.values(drawable.excluded).reduce((sum, one) => sum + one, 0),
            days: schedule.lengthDays,
            ...{ from: schedule.from, to: schedule.to, zone: schedule.timeZone },
            ...{ response: windows.responseDays, silence: windows.silenceDays },
          },
    beacon: sampling.beacon ?? null,
    checks: await checksOf(db, design, drawable),
    last: await lastLaunchAct(db, stored.id),
    approval: approved ? await approvalOf(db, stored.id, stored.hash) : null,
  };
}

type Drawable = { readonly burden: { readonly hours: number; readonly hoursCap: number } } | null;

async function checksOf(db: Database, design: Design, drawable: Drawable): Promise<Check[]> {
  const { stored, checked, data } = design;
  const frame = await viewFrame(db, design);
  const run = await newestDryRun(db, stored.id);
  const seen = run === null ? 0 : (await visitedDomains(db, run.id)).size;
  const { processes, mailboxes } = await signsOfLife(db);
  const board = String(valueAt(data, ['ethics', 'board']) ?? '');
  const must = (id: string, holds: boolean): Check => ({ id, holds, must: true });
  const note = (id: string, holds: boolean): Check => ({ id, holds, must: false });
  return [
    must('protocol', checked.kind === 'valid' && checked.hash === stored.hash),
    must('rankings', drawable !== null),
    must('burden', drawable !== null && drawable.burden.hours <= drawable.burden.hoursCap),
    must('sending', !(await isSendingStopped(db))),
    must('world', await worldFits(db, stored.rehearsal)),
    note('pairs', (frame?.unsettled.length ?? 0) === 0),
    note('dryRun', run !== null && run.protocolHash === stored.hash && seen >= run.studios),
    note('placeholders', !board.startsWith('Write the board')),
    note(
      'processes',
      ['worker', 'relay'].every((name) => processes.some((one) => one.name === name)),
    ),
    note(
      'mailboxes',
      mailboxes.every(({ fault }) => fault === null),
    ),
  ];
}
