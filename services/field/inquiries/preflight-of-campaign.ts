import { isApproved, type StoredCampaign } from '../../design/campaigns/store.ts';
import type { RankingFiles } from '../../design/frames/prepare-frame.ts';
import { preflight } from '../../design/preview/preflight.ts';
import type { CalendarYear } from '../../design/preview/preflight-calendar.ts';
import type { PreflightItem } from '../../design/preview/preflight-item.ts';
import { previewDesign } from '../../design/preview/preview-design.ts';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { newestDryRun } from '../dry-run/store.ts';
import { contactFacts } from './contact-facts.ts';
import { sendingForbidden } from './launch-obstacles.ts';
import { phonesInField } from './store/plan.ts';

export type PreflightWish = {
  readonly campaign: StoredCampaign;
  /** Null or without a file of the protocol: power and burden cannot be told. */
  readonly files: RankingFiles | null;
  /** Years of which working time is known. */
  readonly calendars: readonly CalendarYear[];
  /** Null: whoever looks does not know. */
  readonly mail: { readonly smtp: boolean; readonly imap: boolean } | null;
};

export type Preflight = {
  readonly protocolHash: string;
  /** Nothing keeps it from being launched. */
  readonly clear: boolean;
  readonly items: readonly PreflightItem[];
};

/** Looks at everything that is to be seen to before a campaign's launch; changes nothing and draws nothing. */
export async function preflightOf(db: Database, wish: PreflightWish): Promise<Preflight> {
  const { campaign, files, calendars, mail } = wish;
  const { id, hash, protocol, rehearsal } = campaign;
  const given = files !== null && protocol.frames.some(({ file }) => files.has(file)) ? files : null;
  const contacts = await contactFacts(db, id, protocol.rules.cooldownDays);
  const forbidden = await sendingForbidden(db, rehearsal);
  const dryRun = await newestDryRun(db, id);
  const { now } = await fieldTime(db);
  const items = preflight({
    protocol,
    preview: given === null ? null : await previewDesign(protocol, given, contacts),
    now,
    approved: await isApproved(db, id, hash),
    sendingForbidden: forbidden?.detail ?? null,
    calendars,
    mail,
    phonesInUse: await phonesInField(db, id),
    dryRun: dryRun === null ? 'none' : dryRun.protocolHash === hash ? 'of_this_version' : 'of_another_version',
  });
  return { protocolHash: hash, clear: items.every(({ state }) => state !== 'fault'), items };
}
