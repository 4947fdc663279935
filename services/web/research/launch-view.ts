import { authorName } from '../../api/research/store/author.ts';
import { signsOfLife } from '../../api/research/store/progress.ts';
import { isApproved } from '../../design/campaigns/store.ts';
import { approvalOf, lastLaunchAct } from '../../design/launch/store.ts';
import { valueAt } from '../../design/protocol/edit-source.ts';
import { preflightOf } from '../../field/inquiries/preflight-of-campaign.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { MailSetUp } from '../../platform/mail-access/mail-set-up.ts';
import { allCalendars } from '../../releases/calendars/calendars-of.ts';
import type { Check, LaunchShown } from '../pages/research/launch-shown.ts';
import { type Design, viewFrame, viewPreview } from './load-design.ts';

/** What the launch page shows of a campaign: the numbers, every check, and what the two people said. */
export async function launchView(
  db: Database,
  design: Design,
  mail: MailSetUp | null,
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
    checks: await checksOf(db, design, mail),
    last: await lastLaunchAct(db, stored.id),
    approval: approved ? await approvalOf(db, stored.id, stored.hash) : null,
  };
}

/** What the launch itself refuses; the rest is for the two people to weigh. */
const refusedByLaunch: ReadonlySet<string> = new Set(['world', 'rankings', 'burden']);

async function checksOf(db: Database, design: Design, mail: MailSetUp | null): Promise<Check[]> {
  const { stored, checked, data, files } = design;
  const calendars = await allCalendars(db);
  const { items } = await preflightOf(db, { campaign: stored, files, calendars, mail });
  const frame = await viewFrame(db, design);
  const { processes, mailboxes } = await signsOfLife(db);
  const board = String(valueAt(data, ['ethics', 'board']) ?? '');
  const own = (id: string, holds: boolean, must = false): Check => ({ id, holds, must, found: '', remedy: null });
  return [
    own('protocol', checked.kind === 'valid' && checked.hash === stored.hash, true),
    // Who approved stands below, with the acts of both people.
    ...items
      .filter(({ id }) => id !== 'approval')
      .map(
        ({ id, state, found, remedy }): Check => ({
          id,
          holds: state === 'ready',
          must: state === 'fault' && refusedByLaunch.has(id),
          found,
          remedy,
        }),
      ),
    own('pairs', (frame?.unsettled.length ?? 0) === 0),
    own('placeholders', !board.startsWith('Write the board')),
    own(
      'processes',
      ['worker', 'relay'].every((name) => processes.some((one) => one.name === name)),
    ),
    own(
      'mailboxes',
      mailboxes.every(({ fault }) => fault === null),
    ),
  ];
}
