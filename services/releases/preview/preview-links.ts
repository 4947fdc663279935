import { createHash } from 'node:crypto';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { newId, newSecret } from '../../platform/ids.ts';
import { findRelease, type ReleaseHead } from '../release/store.ts';
import { findPreviewLink, insertPreviewLink, type PreviewLink } from './store.ts';

const SHAPE = /^zp_[A-Za-z0-9_-]{43}$/;
const DAY_MS = 86_400_000;
/** A link that lives longer than an embargo is a publication. */
const MOST_DAYS = 60;
const MOST_NAME = 200;

export type Linked =
  | { readonly kind: 'linked'; readonly path: string; readonly endsAt: Date }
  | { readonly kind: 'refused'; readonly refusals: readonly { readonly code: string; readonly detail: string }[] };

type Wish = {
  readonly slug: string;
  readonly version: number | null;
  /** Whom it is shown to; every page says so, and a link that wanders can be told by it. */
  readonly forWhom: string;
  readonly days: number;
  readonly by: string;
};

/**
 * Makes a link by which one reader sees a release under embargo. The secret is in the answer only: what is stored is its hash (256
 * random bits need no salt). Every reason against it is named at once.
 */
export async function makePreviewLink(db: Database, { slug, version, forWhom, days, by }: Wish): Promise<Linked> {
  const release = await findRelease(db, slug, version);
  const name = forWhom.replaceAll(/\s+/gu, ' ').trim();
  const refusals = [
    ...refusalsOf(release),
    ...(name === '' || name.length > MOST_NAME
      ? [{ code: 'READER_MISSING', detail: 'name the reader in one to 200 characters' }]
      : []),
    ...(Number.isInteger(days) && days >= 1 && days <= MOST_DAYS
      ? []
      : [{ code: 'DAYS_OUT_OF_RANGE', detail: `1 to ${MOST_DAYS} days` }]),
  ];
  if (release === null || refusals.length > 0) return { kind: 'refused', refusals };
  const { now } = await fieldTime(db);
  const token = `zp_${newSecret()}`;
  const endsAt = new Date(now.getTime() + days * DAY_MS);
  const sha256 = hashOf(token);
  await insertPreviewLink(db, { id: newId(), releaseId: release.id, forWhom: name, sha256, by, at: now, endsAt });
  return { kind: 'linked', path: `/preview/${token}`, endsAt };
}

function refusalsOf(release: ReleaseHead | null): { code: string; detail: string }[] {
  if (release === null) return [{ code: 'RELEASE_UNKNOWN', detail: 'there is no such release' }];
  return [
    ...(release.rehearsal ? [{ code: 'REHEARSAL', detail: 'no studio of a rehearsal exists' }] : []),
    ...(release.state === 'embargoed'
      ? []
      : [
          { code: 'NOT_EMBARGOED', detail: `it is ${release.state}; publish it with an embargo in its protocol first` },
        ]),
  ];
}

export type OpenedPreview =
  | { readonly kind: 'preview'; readonly release: ReleaseHead; readonly until: string; readonly link: PreviewLink }
  | { readonly kind: 'published'; readonly slug: string; readonly version: number };

/** What a link shows now; null: it has ended, was taken back, or never was. After publication it leads to what is published. */
export async function openPreview(db: Database, token: string): Promise<OpenedPreview | null> {
  if (!SHAPE.test(token)) return null;
  const link = await findPreviewLink(db, hashOf(token));
  if (link === null || link.revokedAt !== null) return null;
  const release = await findRelease(db, link.slug, link.version);
  if (release === null) return null;
  if (release.state === 'published' || release.state === 'superseded') {
    return { kind: 'published', slug: link.slug, version: link.version };
  }
  const { now } = await fieldTime(db);
  if (link.endsAt <= now || release.state !== 'embargoed' || release.embargoUntil === null) return null;
  return { kind: 'preview', release, until: release.embargoUntil, link };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
