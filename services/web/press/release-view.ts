import type { FastifyRequest } from 'fastify';
import type { ShelvedRelease } from '../../api/press/press-shelf.ts';
import type { Released } from '../../releases/charts/release/released.ts';
import type { ReleaseDocument } from '../../releases/release/release-document.ts';
import { type Erratum, errataOf, listReleases, type ReleaseHead } from '../../releases/release/store.ts';
import { originOf, type PressScene } from './scene.ts';

/** An embargo as the page tells it: until which day, whom it is shown to, and when the link ends. */
export type Embargo = { readonly until: string; readonly forWhom: string; readonly linkEnds: Date };

/** A version of a release as its pages show it: the frozen document, and the few words around it that may change. */
export type ReleaseView = {
  readonly shelved: ShelvedRelease;
  readonly document: ReleaseDocument;
  /** slug/version */
  readonly name: string;
  readonly origin: string;
  /** Path of its first page; the others lie below it. */
  readonly path: string;
  /** Where its pictures lie: this, a slash, the name of the picture, an ending. */
  readonly pictures: string;
  /** Where the files of the package lie. */
  readonly files: string;
  readonly publishedAt: Date | null;
  /** The version in its place. */
  readonly supersededBy: string | null;
  readonly errata: readonly Erratum[];
  readonly embargo: Embargo | null;
  /** Published versions and waves of the same campaign, itself among them. */
  readonly relatives: readonly ReleaseHead[];
};

/** The view of a published version; null: nothing is published under that name. */
export async function publishedView(
  { deps, shelf }: PressScene,
  request: FastifyRequest,
  slug: string,
  version: string,
): Promise<ReleaseView | null> {
  if (!/^[1-9]\d{0,8}$/.test(version) || slug.length > 100) return null;
  const shelved = await shelf(slug, Number(version));
  if (shelved === null) return null;
  const all = await listReleases(deps.db, true);
  const relatives = all.filter((one) => campaignOf(one.slug) === campaignOf(slug));
  const own = relatives.find((one) => one.slug === slug && one.version === Number(version));
  const latest = relatives.filter((one) => one.slug === slug).toSorted((a, b) => b.version - a.version)[0];
  const name = `${slug}/${version}`;
  return {
    shelved,
    document: shelved.document,
    name,
    origin: originOf(deps, request),
    path: `/releases/${name}`,
    pictures: `/embed/${name}`,
    files: `/press/v1/releases/${name}/files`,
    publishedAt: own?.publishedAt ?? null,
    supersededBy: own?.state === 'superseded' && latest !== undefined ? `${slug}/${latest.version}` : null,
    errata: await errataOf(deps.db, slug),
    embargo: null,
    relatives,
  };
}

/** Releases of one campaign share the beginning of their slug: it ends with the number of the wave. */
function campaignOf(slug: string): string {
  return slug.replace(/-w\d+$/, '');
}

/** Where this version stays for ever. */
export function addressOf({ origin, name }: Pick<ReleaseView, 'origin' | 'name'>): string {
  return `${origin}/releases/${name}`;
}

/** The view as its pictures need it. */
export function releasedOf(view: ReleaseView): Released {
  return { document: view.document, address: addressOf(view), embargoUntil: view.embargo?.until ?? null };
}
