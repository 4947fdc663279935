import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { frameCsv } from '../../design/frames/frame-csv.ts';
import { keepRanking, type RankingKept } from '../../design/frames/keep-ranking.ts';
import type { FormFault } from '../pages/research/form-parts.ts';
import { framePage } from '../pages/research/frame-page.ts';
import { languageOf } from '../request-language.ts';
import { type FrameWords, frameWords } from '../words/research-frame-words.ts';
import { columnRoutes } from './column-routes.ts';
import { frameShown } from './frame-view.ts';
import { type Design, loadDesign, viewFrame } from './load-design.ts';
import { pairRoutes } from './pair-routes.ts';
import {
  actorOf,
  formBody,
  formParts,
  hide,
  mayDesign,
  one,
  query,
  sendPage,
  sendTo,
  slugParams,
} from './request-parts.ts';

/** Rankings of a campaign: upload, columns, merged frame, doubtful pairs. */
export function frameRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const schema = { hide, params: slugParams, querystring: query };

  app.get('/campaigns/:slug/frame', { onRequest: requireAccess(deps, 'read'), schema }, async (request, reply) => {
    const design = await loadDesign(db, request.params.slug);
    return design === null ? sendProblem(reply, 'CAMPAIGN_UNKNOWN') : show(request, reply, design, []);
  });

  app.get('/campaigns/:slug/frame.csv', { onRequest: requireAccess(deps, 'read'), schema }, async (request, reply) => {
    const design = await loadDesign(db, request.params.slug);
    const view = design === null ? null : await viewFrame(db, design);
    if (view === null || view.merged === null) return sendProblem(reply, 'ROUTE_UNKNOWN');
    return reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="frame-${request.params.slug}.csv"`)
      .send(frameCsv(view.merged.units));
  });

  app.post(
    '/campaigns/:slug/frame/upload',
    { onRequest: requireAccess(deps, 'design'), bodyLimit: 170_000_000, schema },
    async (request, reply) => {
      const design = await loadDesign(db, request.params.slug);
      if (design === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      const files: { name: string; bytes: Buffer | null }[] = [];
      for await (const part of formParts(request)) {
        if (part.type !== 'file') continue;
        const bytes = await part.toBuffer().catch(() => null);
        // A form without a chosen file sends one without a name.
        if (part.filename !== '') files.push({ name: part.filename, bytes });
      }
      return keepAll(request, reply, design, files);
    },
  );

  app.post(
    '/campaigns/:slug/frame/paste',
    { onRequest: requireAccess(deps, 'design'), bodyLimit: 4_000_000, schema: { ...schema, body: formBody } },
    async (request, reply) => {
      const design = await loadDesign(db, request.params.slug);
      if (design === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      const bytes = Buffer.from(one(request.body, 'text'), 'utf8');
      return keepAll(request, reply, design, [{ name: one(request.body, 'name'), bytes }]);
    },
  );
  columnRoutes(app, deps);
  pairRoutes(app, deps);

  /** Every file is tried; those that cannot be used are named at once. One new file leads on to its columns. */
  async function keepAll(
    request: FastifyRequest,
    reply: FastifyReply,
    design: Design,
    files: readonly { name: string; bytes: Buffer | null }[],
  ): Promise<FastifyReply> {
    const language = languageOf(request);
    const words = frameWords(language);
    const faults: FormFault[] = files.length === 0 ? [{ field: 'files', message: words.nothingChosen }] : [];
    const kept: string[] = [];
    for (const { name, bytes } of files) {
      const done: RankingKept =
        bytes === null
          ? { kind: 'refused', why: 'too_large' }
          : await keepRanking(db, { campaignId: design.stored.id, actor: actorOf(request), name, bytes });
      if (done.kind === 'refused') faults.push({ field: 'files', message: faultOf(name, done.why, words) });
      else kept.push(done.name);
    }
    const [first] = kept;
    if (faults.length === 0 && first !== undefined)
      return sendTo(
        reply,
        `/campaigns/${design.campaign.slug}/frame${kept.length === 1 ? `/columns?file=${encodeURIComponent(first)}` : ''}`,
        language,
      );
    const now = await loadDesign(db, design.campaign.slug);
    return show(request, reply.code(422), now ?? design, faults);
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    design: Design,
    faults: readonly FormFault[],
  ): Promise<FastifyReply> {
    const language = languageOf(request);
    const shown = await frameShown(db, design, { mayEdit: mayDesign(request), faults, words: frameWords(language) });
    return sendPage(reply, framePage(shown, language), design.campaign.rehearsal);
  }
}

function faultOf(name: string, why: string, words: FrameWords): string {
  return `${name}: ${words.fileFaults[why] ?? why}`;
}
