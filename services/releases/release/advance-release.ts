import { fieldTime } from '../../platform/clock/field-clock.ts';
import { newId } from '../../platform/ids.ts';
import type { ReleaseDeps } from './build-release.ts';
import { reproduce } from './reproduce.ts';
import { addErratum, addEvent, findRelease, latestPublished, type ReleaseHead } from './store.ts';

/** Days that studios have before the public to see their own facts and to reply. */
const PREVIEW_DAYS = 14;
const DAY_MS = 86_400_000;
/** Greatest value of the column. */
const MOST_VERSIONS = 2_147_483_647;

export type Refusal = { readonly code: string; readonly detail: string };
export type Advanced =
  | { readonly kind: 'done'; readonly state: string; readonly at: Date }
  | { readonly kind: 'embargoed'; readonly until: string }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

type Act = { readonly slug: string; readonly version: number | null; readonly actor: string };

/** Opens the release to the audited studios, each to its own facts. Refused while the silence stage is open or a fault stands. */
export async function previewRelease(deps: ReleaseDeps, act: Act): Promise<Advanced> {
  const release = await findRelease(deps.db, act.slug, act.version);
  if (release === null) return refused([UNKNOWN]);
  const { now } = await fieldTime(deps.db);
  const refusals = [
    ...(release.state === 'draft' ? [] : [{ code: 'ALREADY_PREVIEWED', detail: `it is ${release.state}` }]),
    ...(now < release.silenceClosesAt
      ? [{ code: 'SILENCE_STAGE_OPEN', detail: `until ${release.silenceClosesAt.toISOString()}` }]
      : []),
    ...release.faults,
  ];
  if (refusals.length > 0) return refused(refusals);
  await addEvent(deps.db, { releaseId: release.id, kind: 'previewed', at: now, by: act.actor, reason: '' });
  return { kind: 'done', state: 'preview', at: now };
}

/**
 * Publishes a release for ever, or places it under the embargo of its protocol. Every reason against it is named at once: a
 * rehearsal, faults, a preview that is missing or too short, and numbers that do not follow from the snapshot to the byte.
 */
export async function publishRelease(deps: ReleaseDeps, act: Act): Promise<Advanced> {
  const release = await findRelease(deps.db, act.slug, act.version);
  if (release === null) return refused([UNKNOWN]);
  const { now } = await fieldTime(deps.db);
  const refusals = [...refusalsOf(release, now), ...(await differences(deps, release))];
  if (refusals.length > 0) return refused(refusals);
  const until = release.embargoUntil;
  const event = { releaseId: release.id, at: now, by: act.actor, reason: '' };
  if (until !== null && until > now.toISOString().slice(0, 10)) {
    if (release.state !== 'embargoed') await addEvent(deps.db, { ...event, kind: 'embargoed' });
    return { kind: 'embargoed', until };
  }
  await addEvent(deps.db, { ...event, kind: 'published' });
  return { kind: 'done', state: 'published', at: now };
}

const UNKNOWN: Refusal = { code: 'RELEASE_UNKNOWN', detail: 'there is no such release' };
const refused = (refusals: readonly Refusal[]): Advanced => ({ kind: 'refused', refusals });

function refusalsOf({ rehearsal, waveId, faults, state, previewedAt }: ReleaseHead, now: Date): Refusal[] {
  const openAt = previewedAt === null ? null : new Date(previewedAt.getTime() + PREVIEW_DAYS * DAY_MS);
  return [
    ...(rehearsal ? [{ code: 'REHEARSAL', detail: 'no studio of a rehearsal exists' }] : []),
    ...(waveId === null ? [{ code: 'IMPORTED', detail: 'its studios are on another installation' }] : []),
    ...faults,
    ...(state === 'published' || state === 'superseded'
      ? [{ code: 'ALREADY_PUBLISHED', detail: `it is ${state}` }]
      : []),
    ...(openAt === null
      ? [{ code: 'PREVIEW_MISSING', detail: `the studios see it for ${PREVIEW_DAYS} days before` }]
      : []),
    ...(openAt !== null && now < openAt
      ? [{ code: 'PREVIEW_TOO_SHORT', detail: `until ${openAt.toISOString()}` }]
      : []),
  ];
}

async function differences(deps: ReleaseDeps, release: ReleaseHead): Promise<Refusal[]> {
  const again = await reproduce(deps, release);
  return again.kind === 'equal' ? [] : [{ code: 'NOT_REPRODUCED', detail: again.differing.join(', ') }];
}

/** Says of a published version that a later published one stands in its place; the old one stays where it is cited. */
export async function supersedeRelease(deps: ReleaseDeps, act: Act & { readonly reason: string }): Promise<Advanced> {
  const release = await findRelease(deps.db, act.slug, act.version);
  if (release === null) return refused([UNKNOWN]);
  if (release.state !== 'published') return refused([{ code: 'NOT_PUBLISHED', detail: `it is ${release.state}` }]);
  const later = await latestPublished(deps.db, act.slug, MOST_VERSIONS);
  if (later === null || later.version <= release.version) {
    return refused([{ code: 'NOTHING_LATER', detail: 'no later version is published' }]);
  }
  const { now } = await fieldTime(deps.db);
  await addEvent(deps.db, { releaseId: release.id, kind: 'superseded', at: now, by: act.actor, reason: act.reason });
  return { kind: 'done', state: 'superseded', at: now };
}

/**
 * Adds an erratum to a published version: words only. A corrected number would be a second version by another way, and with fewer
 * than K studios changed it would show their answers (A4).
 */
export async function addErratumTo(
  deps: ReleaseDeps,
  act: Act & { readonly en: string; readonly ru: string },
): Promise<Advanced> {
  const release = await findRelease(deps.db, act.slug, act.version);
  if (release === null) return refused([UNKNOWN]);
  const published = release.state === 'published' || release.state === 'superseded';
  const refusals = [
    ...(published ? [] : [{ code: 'NOT_PUBLISHED', detail: `it is ${release.state}` }]),
    ...(/\p{N}/u.test(act.en + act.ru)
      ? [{ code: 'ERRATUM_HOLDS_NUMBERS', detail: 'say what is wrong without figures' }]
      : []),
    ...(act.en.trim() === '' || act.ru.trim() === ''
      ? [{ code: 'ERRATUM_EMPTY', detail: 'both languages are needed' }]
      : []),
  ];
  if (refusals.length > 0) return refused(refusals);
  const { now } = await fieldTime(deps.db);
  await addErratum(deps.db, release.id, { id: newId(), at: now, en: act.en, ru: act.ru }, act.actor);
  return { kind: 'done', state: release.state, at: now };
}
