import Type from 'typebox';
import type { Api, ApiDeps } from '../api/api.ts';
import { requireAccess } from '../api/auth/require-access.ts';
import { sendProblem } from '../api/errors/problem-details.ts';
import { markRehearsal } from '../api/research/mark-rehearsal.ts';
import { slugParam, waveQuery } from '../api/research/row-schemas.ts';
import type { ChartSize } from '../releases/charts/chart-frame.ts';
import { darkened } from '../releases/charts/dark-theme.ts';
import { delayChart } from '../releases/charts/delay-chart.ts';
import { funnelChart } from '../releases/charts/funnel-chart.ts';
import { priceChart } from '../releases/charts/price-chart.ts';
import { reminderChart } from '../releases/charts/reminder-chart.ts';
import { thenChart } from '../releases/charts/then-chart.ts';
import { whoAnsweredChart } from '../releases/charts/who-answered-chart.ts';
import { reportOfWave } from '../releases/report/report-of-wave.ts';
import type { Report } from '../releases/report/report-schema.ts';
import type { Language } from '../releases/words/language.ts';
import { langQuery, languageOf } from './request-language.ts';

const params = Type.Object({
  slug: slugParam,
  chart: Type.String({ pattern: '^(then|answers|delay|funnel|reminders|prices-[1-9][0-9]?)$' }),
});
const querystring = Type.Object({
  ...langQuery,
  ...waveQuery,
  size: Type.Enum(['wide', 'narrow'], { default: 'wide' }),
  theme: Type.Enum(['light', 'dark'], { default: 'light' }),
});

/** Charts as pictures: one of CHARTS, and prices-1, prices-2 … in the order of the report's budget arms. */
export async function chartRoutes(app: Api, deps: ApiDeps): Promise<void> {
  app.addHook('onRequest', requireAccess(deps, 'read'));
  app.get(
    '/campaigns/:slug/charts/:chart.svg',
    { schema: { hide: true, params, querystring } },
    async (request, reply) => {
      const { slug, chart } = request.params;
      const report = await reportOfWave(deps.db, slug, request.query.wave);
      if (report === null) return sendProblem(reply, 'WAVE_UNKNOWN');
      const svg = drawn(report, chart, languageOf(request), request.query.size);
      if (svg === null) return sendProblem(reply, 'ROUTE_UNKNOWN');
      markRehearsal(reply, [report]);
      return reply
        .type('image/svg+xml; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(request.query.theme === 'dark' ? darkened(svg) : svg);
    },
  );
}

const CHARTS: ReadonlyMap<string, (report: Report, language: Language, size: ChartSize) => string> = new Map([
  ['then', thenChart],
  ['answers', whoAnsweredChart],
  ['delay', delayChart],
  ['funnel', funnelChart],
  ['reminders', reminderChart],
]);

function drawn(report: Report, chart: string, language: Language, size: ChartSize): string | null {
  const draw = CHARTS.get(chart);
  if (draw !== undefined) return draw(report, language, size);
  const prices = report.prices[Number(chart.slice('prices-'.length)) - 1];
  return prices === undefined ? null : priceChart(report, prices, language, size);
}
