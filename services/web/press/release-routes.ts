import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Api } from '../../api/api.ts';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import { citationAs, isCitationFile } from '../../releases/package/cite.ts';
import { listReleases } from '../../releases/release/store.ts';
import { inLanguage } from '../pages/layout.ts';
import { comparePage } from '../pages/press/compare-page.ts';
import { dataPage } from '../pages/press/data-page.ts';
import { errataPage } from '../pages/press/errata-page.ts';
import { methodsPage } from '../pages/press/methods-page.ts';
import { unknownPage } from '../pages/press/press-page.ts';
import { releasePage } from '../pages/press/release-page.ts';
import { latestPage, versionsPage } from '../pages/press/releases-page.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { pressWords } from '../words/press-words.ts';
import { addressOf, publishedView, type ReleaseView } from './release-view.ts';
import { type PressScene, sendPublic } from './scene.ts';

const slug = Type.String({ maxLength: 200 });
const version = Type.String({ maxLength: 200 });
const query = Type.Object({
  ...langQuery,
  from: Type.Optional(Type.String({ maxLength: 20 })),
  with: Type.Optional(Type.String({ maxLength: 200 })),
});
const oneSchema = { hide: true, params: Type.Object({ slug, version }), querystring: query };
const slugSchema = { hide: true, params: Type.Object({ slug }), querystring: query };

/** Pages of one release. What is not published does not exist here, whatever the reason. */
export function releaseRoutes(app: Api, scene: PressScene): void {
  const { db } = scene.deps;
  slugRoutes(app, scene);
  app.get('/releases/:slug/:version', { schema: oneSchema }, async (request, reply) => {
    const view = await viewOf(scene, request);
    if (view === null) return sendUnknown(scene, request, reply);
    const { now: readOn } = await fieldTime(db);
    const fromLatest = request.query.from === 'latest';
    return sendPublic(reply, releasePage(view, { readOn, fromLatest }, languageOf(request)));
  });
  const parts = { methods: methodsPage, data: dataPage, errata: errataPage };
  for (const [part, makePage] of Object.entries(parts)) {
    app.get(`/releases/:slug/:version/${part}`, { schema: oneSchema }, async (request, reply) => {
      const view = await viewOf(scene, request);
      return view === null
        ? sendUnknown(scene, request, reply)
        : sendPublic(reply, makePage(view, languageOf(request)));
    });
  }
  app.get('/releases/:slug/:version/compare', { schema: oneSchema }, async (request, reply) => {
    const view = await viewOf(scene, request);
    if (view === null) return sendUnknown(scene, request, reply);
    const [otherSlug = '', otherVersion = ''] = (request.query.with ?? '').split('/');
    const related = view.relatives.some((one) => one.slug === otherSlug && String(one.version) === otherVersion);
    const other = related ? await publishedView(scene, request, otherSlug, otherVersion) : null;
    if (other === null && request.query.with !== undefined) return sendUnknown(scene, request, reply);
    return sendPublic(reply, comparePage(view, other, languageOf(request)));
  });
  citationRoute(app, scene);
}

/** The address without a version lists the versions; "latest" leads to one and says that it moves. */
function slugRoutes(app: Api, scene: PressScene): void {
  const versionsOf = async (wanted: string) =>
    (await listReleases(scene.deps.db, true))
      .filter((one) => one.slug === wanted)
      .toSorted((a, b) => b.version - a.version);
  app.get('/releases/:slug', { schema: slugSchema }, async (request, reply) => {
    const versions = await versionsOf(request.params.slug);
    if (versions.length === 0) return sendUnknown(scene, request, reply);
    return sendPublic(reply, versionsPage(request.params.slug, versions, languageOf(request)));
  });
  app.get('/releases/:slug/latest', { schema: slugSchema }, async (request, reply) => {
    const [latest] = await versionsOf(request.params.slug);
    if (latest === undefined) return sendUnknown(scene, request, reply);
    const language = languageOf(request);
    const path = inLanguage(`/releases/${latest.slug}/${latest.version}?from=latest`, language);
    return sendPublic(reply, latestPage(`/releases/${latest.slug}/${latest.version}`, language), 302).header(
      'location',
      path,
    );
  });
}

function citationRoute(app: Api, { shelf, ...scene }: PressScene): void {
  const params = Type.Object({ slug, version, file: Type.String({ maxLength: 20 }) });
  const schema = { hide: true, params, querystring: Type.Object(langQuery) };
  app.get('/releases/:slug/:version/citation.:file', { schema }, async (request, reply) => {
    const whole = { shelf, ...scene };
    const view = await viewOf(whole, request);
    const { file } = request.params;
    if (view === null || !isCitationFile(file)) return sendUnknown(whole, request, reply);
    const { document, shelved, publishedAt } = view;
    const { mediaType, text } = citationAs(file, {
      document,
      sha256: shelved.sha256,
      address: addressOf(view),
      publishedAt,
    });
    const name = `${document.slug}-v${document.version}.${file}`;
    return sendPublic(reply, text).type(mediaType).header('content-disposition', `attachment; filename="${name}"`);
  });
}

type OneRequest = FastifyRequest & { readonly params: { readonly slug: string; readonly version: string } };

function viewOf(scene: PressScene, request: OneRequest): Promise<ReleaseView | null> {
  return publishedView(scene, request, request.params.slug, request.params.version);
}

/** 404 with what there is: the versions of that slug, or else what is published. */
export async function sendUnknown(
  { deps }: PressScene,
  request: FastifyRequest & { readonly params: { readonly slug: string } },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const all = await listReleases(deps.db, true);
  const same = all.filter(({ slug: known }) => known === request.params.slug);
  const links = (same.length > 0 ? same : all)
    .slice(0, 10)
    .map((one) => [`/releases/${one.slug}/${one.version}`, `${one.title} — ${one.slug}/${one.version}`] as const);
  const language = languageOf(request);
  return sendPublic(reply, unknownPage(language, '/releases', pressWords(language).unknownRelease, links), 404);
}
