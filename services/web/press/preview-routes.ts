import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Api } from '../../api/api.ts';
import { shelve } from '../../api/press/press-shelf.ts';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import { isReleaseChart, releaseCharts } from '../../releases/charts/release/release-chart.ts';
import { openPreview } from '../../releases/preview/preview-links.ts';
import { dataPage } from '../pages/press/data-page.ts';
import { errataPage } from '../pages/press/errata-page.ts';
import { methodsPage } from '../pages/press/methods-page.ts';
import { unknownPage } from '../pages/press/press-page.ts';
import { releasePage } from '../pages/press/release-page.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { pressWords } from '../words/press-words.ts';
import { pictureAnswer, pictureQuery } from './picture-routes.ts';
import type { ReleaseView } from './release-view.ts';
import { originOf, type PressScene } from './scene.ts';

const token = Type.String({ maxLength: 200 });
const params = Type.Object({ token });
const schema = { hide: true, params, querystring: Type.Object(langQuery) };

/** A release under embargo for who holds a link to it. Nothing is kept anywhere on the way, and every page and picture says so. */
export function previewRoutes(app: Api, scene: PressScene): void {
  const { db } = scene.deps;
  app.get('/preview/:token', { schema }, async (request, reply) => {
    const view = await previewView(scene, request, reply);
    if (view === null) return reply;
    const { now: readOn } = await fieldTime(db);
    return sendPrivate(reply, releasePage(view, { readOn, fromLatest: false }, languageOf(request)));
  });
  for (const [part, makePage] of Object.entries({ methods: methodsPage, data: dataPage, errata: errataPage })) {
    app.get(`/preview/:token/${part}`, { schema }, async (request, reply) => {
      const view = await previewView(scene, request, reply);
      return view === null ? reply : sendPrivate(reply, makePage(view, languageOf(request)));
    });
  }
  fileRoutes(app, scene);
}

function fileRoutes(app: Api, scene: PressScene): void {
  const ending = Type.Enum(['svg', 'png', 'csv', 'json']);
  app.get(
    '/preview/:token/charts/:chart.:ending',
    {
      schema: {
        hide: true,
        params: Type.Object({ token, chart: Type.String({ maxLength: 40 }), ending }),
        querystring: pictureQuery,
      },
    },
    async (request, reply) => {
      const view = await previewView(scene, request, reply);
      if (view === null) return reply;
      const { chart, ending } = request.params;
      if (!isReleaseChart(chart) || !releaseCharts(view.document).includes(chart)) return sendOver(request, reply);
      const form = { ...request.query, chart, language: languageOf(request) };
      const { bytes, mediaType } = await pictureAnswer(view, form, ending);
      return sendPrivate(reply, bytes, mediaType);
    },
  );
  app.get(
    '/preview/:token/files/*',
    { schema: { hide: true, params: Type.Object({ token, '*': Type.String({ maxLength: 200 }) }) } },
    async (request, reply) => {
      const view = await previewView(scene, request, reply);
      if (view === null) return reply;
      const file = view.shelved.files.get(request.params['*']);
      return file === undefined ? sendOver(request, reply) : sendPrivate(reply, file.bytes, file.mediaType);
    },
  );
}

type PreviewRequest = FastifyRequest & { readonly params: { readonly token: string } };

/** The release behind a link; null: the answer was sent, because the link is over or the release is out. */
async function previewView(
  { deps }: PressScene,
  request: PreviewRequest,
  reply: FastifyReply,
): Promise<ReleaseView | null> {
  const opened = await openPreview(deps.db, request.params.token);
  if (opened === null) {
    sendOver(request, reply);
    return null;
  }
  if (opened.kind === 'published') {
    privately(reply).redirect(`/releases/${opened.slug}/${opened.version}`, 302);
    return null;
  }
  const { release, until, link } = opened;
  const shelved = await shelve(deps.db, release);
  const path = `/preview/${request.params.token}`;
  return {
    shelved,
    document: shelved.document,
    name: `${release.slug}/${release.version}`,
    origin: originOf(deps, request),
    path,
    pictures: `${path}/charts`,
    files: `${path}/files`,
    publishedAt: null,
    supersededBy: null,
    errata: [],
    embargo: { until, forWhom: link.forWhom, linkEnds: link.endsAt },
    relatives: [],
  };
}

/** The address is the secret: nobody keeps the answer, no search engine lists it, and no other site is told where one came from. */
function privately(reply: FastifyReply): FastifyReply {
  return reply
    .header('cache-control', 'private, no-store')
    .header('x-robots-tag', 'noindex, nofollow, noarchive')
    .header('referrer-policy', 'no-referrer');
}

function sendPrivate(reply: FastifyReply, body: string | Buffer, mediaType = 'text/html; charset=utf-8'): FastifyReply {
  return privately(reply).type(mediaType).send(body);
}

function sendOver(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request);
  const words = pressWords(language);
  const links = [['/releases', words.releases]] as const;
  return sendPrivate(reply.code(404), unknownPage(language, '/releases', words.previewOverText, links));
}
