import type { Protocol } from '../protocol/schema/protocol.ts';
import { type CalendarYear, calendarItem } from './preflight-calendar.ts';
import { debriefItem, ethicsItem, interestItem } from './preflight-ethics.ts';
import type { PreflightId, PreflightItem } from './preflight-item.ts';
import type { DesignPreview, PreviewOutcome } from './preview-design.ts';

export type PreflightFacts = {
  readonly protocol: Protocol;
  /** Null: no rankings were given. */
  readonly preview: PreviewOutcome | null;
  readonly now: Date;
  readonly approved: boolean;
  /** Why nothing could be sent at this moment; null: something could. */
  readonly sendingForbidden: string | null;
  readonly calendars: readonly CalendarYear[];
  /** Null: whoever looks does not know. */
  readonly mail: { readonly smtp: boolean; readonly imap: boolean } | null;
  /** Numbers of personas that a wave of another campaign in the field gives too. */
  readonly phonesInUse: readonly string[];
  readonly dryRun: 'none' | 'of_another_version' | 'of_this_version';
};

/** Half of the interval beyond which the headline rate says little, and the difference that an arm must be able to show. */
const widestHalfPoints = 10;
const widestDifferencePoints = 30;

/** Everything that is to be seen to before a launch, all at once and in one order. Pure; power and burden need the rankings. */
export function preflight(facts: PreflightFacts): PreflightItem[] {
  const { protocol, preview } = facts;
  const design = preview?.kind === 'preview' ? preview : null;
  return [
    approvalItem(facts),
    worldItem(facts),
    rankingsItem(preview),
    ...(design === null ? [] : [precisionItem(design), powerItem(design), burdenItem(design, protocol)]),
    ethicsItem(protocol),
    interestItem(protocol),
    debriefItem(protocol),
    calendarItem(protocol, facts.calendars, facts.now),
    personasItem(protocol, facts.phonesInUse),
    ...(facts.mail === null ? [] : [mailItem(facts.mail)]),
    dryRunItem(facts.dryRun),
  ];
}

const ready = (id: PreflightId, found: string): PreflightItem => ({ id, state: 'ready', found, remedy: null });

function approvalItem({ approved }: PreflightFacts): PreflightItem {
  if (approved) return ready('approval', 'a second person approved this version');
  const remedy = 'Have a second person approve it: zerkalo campaign approve NAME --as …';
  return { id: 'approval', state: 'fault', found: 'this version is not approved by a second person', remedy };
}

function worldItem({ sendingForbidden }: PreflightFacts): PreflightItem {
  if (sendingForbidden === null) return ready('world', 'letters may leave');
  return { id: 'world', state: 'fault', found: sendingForbidden, remedy: 'See: zerkalo doctor' };
}

function rankingsItem(preview: PreviewOutcome | null): PreflightItem {
  const fault = (found: string, remedy: string): PreflightItem => ({ id: 'rankings', state: 'fault', found, remedy });
  if (preview === null) return fault('the rankings were not given', 'Name their folder, or upload them.');
  if (preview.kind === 'refused') {
    const faults = preview.faults.map(({ frame, why, detail }) => `${frame}: ${why} (${detail})`);
    return fault(faults.join('; '), 'See: zerkalo frame preview PROTOCOL --rankings FOLDER');
  }
  if (preview.kind === 'not_drawable')
    return fault(`${preview.why}: ${preview.wanted} wanted, ${preview.available} there`, 'Correct sampling.');
  const { frameSize, sampleSize, strata, doubtful } = preview;
  const found = `${sampleSize} of ${frameSize} studios in ${strata.length} strata`;
  if (doubtful.length === 0) return ready('rankings', found);
  const remedy = 'Name those that are one studio in sampling.sameStudio.';
  return { id: 'rankings', state: 'warning', found: `${found}; ${doubtful.length} pairs may be one studio`, remedy };
}

function precisionItem({ halfWidthPoints, sampleSize }: DesignPreview): PreflightItem {
  const found =
    halfWidthPoints === null
      ? 'the reply rate will have no interval'
      : `the reply rate will be known to ±${halfWidthPoints} points from ${sampleSize} studios`;
  if (halfWidthPoints !== null && halfWidthPoints <= widestHalfPoints) return ready('precision', found);
  const remedy = 'Draw more studios, or say beside the number how little it tells.';
  return { id: 'precision', state: 'warning', found, remedy };
}

function powerItem({ power }: DesignPreview): PreflightItem {
  if (power.length === 0) return ready('power', 'no factor varies, so none is compared');
  const told = power.map(
    ({ factor, perLevel, downPoints }) => `${factor} ${downPoints ?? 'no'} points (${perLevel} a level)`,
  );
  const found = `smallest difference seen with 80% power: ${told.join(', ')}`;
  const weak = power.filter(({ downPoints }) => downPoints === null || downPoints > widestDifferencePoints);
  if (weak.length === 0) return ready('power', found);
  const remedy = `Fewer levels or more studios; ${weak.map(({ factor }) => factor).join(', ')} can only explore.`;
  return { id: 'power', state: 'warning', found, remedy };
}

function burdenItem({ burden, sampleSize }: DesignPreview, { rules }: Protocol): PreflightItem {
  const { hours, hoursCap, costMinor, currency, minutesPerStudio } = burden;
  const money = `${(costMinor / 100).toFixed(2)} ${currency}`;
  const found = `${sampleSize} studios × ${minutesPerStudio} min = ${hours.toFixed(1)} of ${hoursCap} hours, ${money}`;
  if (hours > hoursCap) {
    const remedy = 'Make the sample smaller, or justify a higher rules.campaignBurdenHours.';
    return { id: 'burden', state: 'fault', found, remedy };
  }
  if (minutesPerStudio <= rules.burdenCapMinutes) return ready('burden', found);
  const remedy = 'Shorten the scripts: steps beyond the cap of a studio will not be sent.';
  return { id: 'burden', state: 'warning', found, remedy };
}

function personasItem({ personas, arms }: Protocol, phonesInUse: readonly string[]): PreflightItem {
  const used = personas.filter(({ id }) => arms.personas.includes(id));
  const item = (state: 'warning' | 'fault', found: string, remedy: string): PreflightItem => ({
    ...{ id: 'personas', state, found, remedy },
  });
  const shared = used.filter(({ phone }) => phone !== null && phonesInUse.includes(phone));
  if (shared.length > 0) {
    const names = shared.map(({ id }) => id).join(', ');
    const found = `${names}: another wave in the field gives the same number`;
    return item('fault', found, 'Give them other numbers: calls are matched by the number called.');
  }
  const mute = used.filter(({ phone }) => phone === null).map(({ id }) => id);
  if (mute.length === 0) return ready('personas', `${used.length} personas, each with a number and a mail domain`);
  return item('warning', `${mute.join(', ')} give no number: calls are lost`, 'Register a number for each persona.');
}

function mailItem({ smtp, imap }: NonNullable<PreflightFacts['mail']>): PreflightItem {
  if (smtp && imap) return ready('mail', 'letters can leave and answers are read');
  const lacking = [...(smtp ? [] : ['SMTP_URL']), ...(imap ? [] : ['IMAP_URL'])].join(' and ');
  const remedy = 'See docs/operator/mailboxes.md.';
  return { id: 'mail', state: 'fault', found: `no account is set up for ${lacking}`, remedy };
}

function dryRunItem(dryRun: PreflightFacts['dryRun']): PreflightItem {
  if (dryRun === 'of_this_version') return ready('dry_run', 'a dry run looked at the forms with this version');
  const found = dryRun === 'none' ? 'there was no dry run' : 'the dry run is of another version';
  const remedy = 'Look at the forms first: zerkalo campaign launch NAME --dry-run --as …';
  return { id: 'dry_run', state: 'warning', found, remedy };
}
