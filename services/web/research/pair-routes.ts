import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { insertPairVerdict } from '../../design/frames/store.ts';
import { languageOf } from '../request-language.ts';
import { framesOf, loadDesign, samePairs } from './load-design.ts';
import { actorOf, hide, query, sendTo, slugParams } from './request-parts.ts';
import { saveEdits } from './save-edits.ts';

const domain = Type.String({ minLength: 1, maxLength: 253, pattern: '^[^\\s/]+$' });
const pairBody = Type.Object({ one: domain, other: domain, verdict: Type.Enum(['same', 'different', 'open']) });
const removeBody = Type.Object({ frame: Type.String({ maxLength: 40 }) });

/** What a person says of two listings, and rankings that leave the frame. Both change the protocol, which the hash covers. */
export function pairRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const onRequest = requireAccess(deps, 'design');
  const schema = { hide, params: slugParams, querystring: query };

  app.post(
    '/campaigns/:slug/frame/pairs',
    { onRequest, schema: { ...schema, body: pairBody } },
    async (request, reply) => {
      const { slug } = request.params;
      const design = await loadDesign(db, slug);
      if (design === null || !design.open) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      const { verdict } = request.body;
      const [first = '', second = ''] = [request.body.one, request.body.other].toSorted();
      const key = `${first} ${second}`;
      const kept = samePairs(design.data).filter((pair) => pair.toSorted().join(' ') !== key);
      const pairs = verdict === 'same' ? [...kept, [first, second]] : kept;
      const value = pairs.length === 0 ? undefined : pairs.map((pair) => [...pair]);
      const saved = await saveEdits(db, design, [{ path: ['sampling', 'sameStudio'], value }], actorOf(request));
      if (saved !== 'saved') return sendProblem(reply, 'DRAFT_CONFLICT');
      const found = verdict === 'different' ? 'different' : 'open';
      await insertPairVerdict(db, {
        campaignId: design.stored.id,
        domains: [first, second],
        verdict: found,
        by: actorOf(request),
      });
      return sendTo(reply, `/campaigns/${slug}/frame`, languageOf(request));
    },
  );

  app.post(
    '/campaigns/:slug/frame/remove',
    { onRequest, schema: { ...schema, body: removeBody } },
    async (request, reply) => {
      const { slug } = request.params;
      const design = await loadDesign(db, slug);
      if (design === null || !design.open) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      const found = framesOf(design.data).find(({ frame }) => frame.id === request.body.frame);
      if (found === undefined) return sendProblem(reply, 'ROUTE_UNKNOWN');
      const edits = [{ path: ['frames', found.index], value: undefined }];
      if ((await saveEdits(db, design, edits, actorOf(request))) !== 'saved')
        return sendProblem(reply, 'DRAFT_CONFLICT');
      return sendTo(reply, `/campaigns/${slug}/frame`, languageOf(request));
    },
  );
}
