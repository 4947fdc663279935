import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Api } from '../../api/api.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { pressProblems } from '../../api/press/press-schemas.ts';
import { cacheBriefly } from '../../api/press/send-shelved.ts';
import { CHART_WIDTH } from '../../releases/charts/chart-frame.ts';
import { PNG_SCALE } from '../../releases/charts/rasterise.ts';
import { isReleaseChart, type ReleaseChart, releaseCharts } from '../../releases/charts/release/release-chart.ts';
import { LANGUAGES, type Language } from '../../releases/words/language.ts';
import { frameCode, pictureAddress } from '../pages/press/chart-section.ts';
import { pageWords } from '../words/catalogue.ts';
import { xml } from './feed.ts';
import { heightOf } from './picture-shelf.ts';
import { publishedView, type ReleaseView, releasedOf } from './release-view.ts';
import type { PressScene } from './scene.ts';

/** Below the picture stands where it is from. */
const LINES_UNDER = 72;
const PADDING = 18;
const UNBOUNDED = Number.MAX_SAFE_INTEGER;
const size = Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 }));

const answer = Type.Object(
  {
    version: Type.Literal('1.0'),
    type: Type.Literal('rich'),
    title: Type.String(),
    author_name: Type.String(),
    provider_name: Type.String(),
    provider_url: Type.String(),
    cache_age: Type.Integer(),
    thumbnail_url: Type.Optional(Type.String()),
    thumbnail_width: Type.Optional(Type.Integer()),
    thumbnail_height: Type.Optional(Type.Integer()),
    html: Type.String(),
    width: Type.Integer(),
    height: Type.Integer(),
  },
  { additionalProperties: false },
);

/** oEmbed 1.0 (oembed.com): from the address of a release or of a picture to the code of a frame around it. */
export function oembedRoutes(app: Api, scene: PressScene): void {
  app.get(
    '/oembed',
    {
      schema: {
        tags: ['press'],
        security: [],
        summary: 'oEmbed 1.0 of a release page or of one of its pictures',
        description:
          '`url`: address of a release page or of `/embed/…`. `format`: json or xml; another one answers 501. An address that is no ' +
          'published release answers 404. Frame and thumbnail keep to `maxwidth` and `maxheight`; a thumbnail that does not fit is left out.',
        querystring: Type.Object({
          url: Type.String({ maxLength: 2000 }),
          format: Type.Optional(Type.String({ maxLength: 20 })),
          maxwidth: size,
          maxheight: size,
        }),
        response: {
          200: {
            description: 'The frame.',
            content: { 'application/json': { schema: answer }, 'text/xml': { schema: Type.String() } },
          },
          ...pressProblems,
          501: pressProblems[404],
        },
      },
    },
    async (request, reply) => {
      const { url, format = 'json', maxwidth, maxheight } = request.query;
      if (format !== 'json' && format !== 'xml') return sendProblem(reply, 'FORMAT_UNSUPPORTED');
      const asked = await pictureAt(scene, request, url);
      if (asked === null) return sendProblem(reply, 'RELEASE_UNKNOWN');
      const found = await embedOf(scene, asked, { width: maxwidth ?? UNBOUNDED, height: maxheight ?? UNBOUNDED });
      cacheBriefly(reply);
      if (format === 'json') return reply.type('application/json; charset=utf-8').send(found);
      return reply.type('text/xml; charset=utf-8').send(xmlOf(found));
    },
  );
}

type Asked = { readonly view: ReleaseView; readonly chart: ReleaseChart; readonly language: Language };

/** The picture an address means: itself, or the first one of a release page. Only addresses of this server mean anything. */
async function pictureAt(scene: PressScene, request: FastifyRequest, url: string): Promise<Asked | null> {
  const address = URL.parse(url);
  const path = /^\/(releases|embed)\/([a-z0-9-]{1,100})\/([1-9]\d{0,8})(?:\/([a-z]+))?\/?$/.exec(
    address?.pathname ?? '',
  );
  if (address === null || path === null) return null;
  const [, kind, slug = '', version = '', name = ''] = path;
  const view = await publishedView(scene, request, slug, version);
  if (view === null || address.host !== URL.parse(view.origin)?.host) return null;
  const charts = releaseCharts(view.document);
  const wanted = kind === 'embed' ? name : address.hash.slice(1);
  const chart = isReleaseChart(wanted) && charts.includes(wanted) ? wanted : kind === 'embed' ? undefined : charts[0];
  const language = LANGUAGES.find((one) => one === address.searchParams.get('lang')) ?? 'en';
  return chart === undefined ? null : { view, chart, language };
}

type Bounds = { readonly width: number; readonly height: number };

async function embedOf({ pictures }: PressScene, { view, chart, language }: Asked, most: Bounds) {
  const look = most.width >= CHART_WIDTH.wide + PADDING ? 'wide' : 'narrow';
  const form = { chart, language, theme: 'light', ending: 'svg' } as const;
  const drawn = heightOf(await pictures(releasedOf(view), { ...form, size: look }));
  const width = Math.min(most.width, CHART_WIDTH[look] + PADDING);
  // The page in the frame scales a picture down that is wider than the frame, and scrolls where the frame is too low.
  const scaled = Math.ceil(drawn * Math.min(1, width / (CHART_WIDTH[look] + PADDING))) + LINES_UNDER;
  const height = Math.min(most.height, scaled);
  const address = `${view.origin}${pictureAddress(view, chart, 'png', language)}&size=${look}`;
  return {
    version: '1.0' as const,
    type: 'rich' as const,
    title: view.document.title,
    author_name: view.document.authors.join(', '),
    provider_name: pageWords(language).product,
    provider_url: view.origin,
    cache_age: 3600,
    ...thumbnailOf(address, { width: CHART_WIDTH[look] * PNG_SCALE, height: drawn * PNG_SCALE }, most),
    html: frameCode(view, chart, language, width, height),
    width,
    height,
  };
}

/** A thumbnail keeps to the same bounds as the frame, or is left out. */
function thumbnailOf(address: string, { width, height }: Bounds, most: Bounds) {
  if (width > most.width || height > most.height) return {};
  return { thumbnail_url: address, thumbnail_width: width, thumbnail_height: height };
}

function xmlOf(fields: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries(fields).map(([name, value]) => `<${name}>${xml(String(value))}</${name}>`);
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${lines.join('\n')}\n</oembed>\n`;
}
