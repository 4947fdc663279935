import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Api } from '../../api/api.ts';
import { type ShelvedAnswer, shelvedAnswer } from '../../api/press/press-shelf.ts';
import { sendShelved } from '../../api/press/send-shelved.ts';
import { contentSecurityPolicy } from '../../api/security-headers.ts';
import { chartCsv } from '../../releases/charts/release/chart-data.ts';
import {
  chartRows,
  isReleaseChart,
  type ReleaseChart,
  releaseCharts,
} from '../../releases/charts/release/release-chart.ts';
import { embedPage } from '../pages/press/embed-page.ts';
import { unknownPage } from '../pages/press/press-page.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { pressWords } from '../words/press-words.ts';
import { drawPicture, type PictureForm } from './picture-shelf.ts';
import { sendUnknown } from './release-routes.ts';
import { publishedView, type ReleaseView, releasedOf } from './release-view.ts';
import { type PressScene, sendPublic } from './scene.ts';

export const pictureQuery = Type.Object({
  ...langQuery,
  size: Type.Enum(['wide', 'narrow'], { default: 'wide' }),
  theme: Type.Enum(['light', 'dark'], { default: 'light' }),
});
const text = Type.String({ maxLength: 200 });
const ending = Type.Enum(['svg', 'png', 'csv', 'json']);
type Look = Pick<PictureForm, 'size' | 'theme'>;

/** The page of one picture may stand in a frame of any site; every other page keeps the policy that forbids it. */
const frameable = {
  contentSecurityPolicy: {
    ...contentSecurityPolicy,
    directives: { ...contentSecurityPolicy.directives, frameAncestors: ['*'] },
  },
  frameguard: false,
  crossOriginResourcePolicy: { policy: 'cross-origin' as const },
};

/** One picture of a release for other sites: a page for a frame, and with an ending the picture or the data behind it. */
export function pictureRoutes(app: Api, scene: PressScene): void {
  const names = { slug: text, version: text, chart: text };
  app.get(
    '/embed/:slug/:version/:chart',
    { helmet: frameable, schema: { hide: true, params: Type.Object(names), querystring: Type.Object(langQuery) } },
    async (request, reply) => {
      const found = await findPicture(scene, request);
      if (found.kind !== 'found') return sendMissing(scene, found, request, reply);
      return sendPublic(reply, embedPage(found.view, found.chart, languageOf(request)));
    },
  );
  app.get(
    '/embed/:slug/:version/:chart.:ending',
    { schema: { hide: true, params: Type.Object({ ...names, ending }), querystring: pictureQuery } },
    async (request, reply) => {
      const found = await findPicture(scene, request);
      if (found.kind !== 'found') return sendMissing(scene, found, request, reply);
      const { view, chart } = found;
      const form = { ...request.query, chart, language: languageOf(request) };
      const answer = await pictureAnswer(view, form, request.params.ending, scene.pictures);
      return sendShelved(request, reply.header('vary', 'accept-language'), answer);
    },
  );
}

type Found =
  | { readonly kind: 'found'; readonly view: ReleaseView; readonly chart: ReleaseChart }
  | { readonly kind: 'no_release' }
  | { readonly kind: 'no_chart'; readonly view: ReleaseView };
type PictureRequest = FastifyRequest & {
  readonly params: { readonly slug: string; readonly version: string; readonly chart: string };
};

async function findPicture(scene: PressScene, request: PictureRequest): Promise<Found> {
  const { slug, version, chart } = request.params;
  const view = await publishedView(scene, request, slug, version);
  if (view === null) return { kind: 'no_release' };
  const known = isReleaseChart(chart) && releaseCharts(view.document).includes(chart);
  return known ? { kind: 'found', view, chart } : { kind: 'no_chart', view };
}

function sendMissing(
  scene: PressScene,
  found: Exclude<Found, { kind: 'found' }>,
  request: PictureRequest,
  reply: FastifyReply,
): FastifyReply | Promise<FastifyReply> {
  if (found.kind === 'no_release') return sendUnknown(scene, request, reply);
  const language = languageOf(request);
  const words = pressWords(language);
  const { document, pictures, path } = found.view;
  const links = releaseCharts(document).map((chart) => [`${pictures}/${chart}`, words.headings[chart]] as const);
  return sendPublic(reply, unknownPage(language, path, words.unknownChart, links), 404);
}

/** A picture or its data; `draw` keeps what it drew where it may be kept. */
export async function pictureAnswer(
  view: ReleaseView,
  form: Look & Pick<PictureForm, 'chart' | 'language'>,
  ending: 'svg' | 'png' | 'csv' | 'json',
  draw = drawPicture,
): Promise<ShelvedAnswer> {
  const { document, shelved, name } = view;
  if (ending === 'csv') return shelvedAnswer(Buffer.from(chartCsv(document, form.chart)), 'text/csv; charset=utf-8');
  if (ending !== 'json') return draw(releasedOf(view), { ...form, ending });
  const rows = chartRows(document, form.chart);
  const body = JSON.stringify({ release: name, chart: form.chart, sha256: shelved.sha256, rows });
  return shelvedAnswer(Buffer.from(body), 'application/json; charset=utf-8');
}
