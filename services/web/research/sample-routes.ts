import { createHash } from 'node:crypto';
import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { wavesOf } from '../../api/research/store/campaigns.ts';
import { armBalance, drawFacts, frameAgainstSample, sampledStudios } from '../../api/research/store/sample.ts';
import { valueAt } from '../../design/protocol/edit-source.ts';
import { drawSample } from '../../design/sampling/draw-sample.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { Language } from '../../releases/words/language.ts';
import { type AfterDraw, type BeforeDraw, samplePage } from '../pages/research/sample-page.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { frameWords } from '../words/research-frame-words.ts';
import { type Design, loadDesign, viewPreview } from './load-design.ts';
import { hide, sendPage, slugParams } from './request-parts.ts';

const onPage = 100;
const querystring = Type.Object({
  ...langQuery,
  q: Type.Optional(Type.String({ maxLength: 100 })),
  skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
});

/** The sample of a campaign: its commitment before launch, its table and balance afterwards. */
export function sampleRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  app.get(
    '/campaigns/:slug/sample',
    { onRequest: requireAccess(deps, 'read'), schema: { hide, params: slugParams, querystring } },
    async (request, reply) => {
      const design = await loadDesign(db, request.params.slug);
      if (design === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      const language = languageOf(request);
      const [wave] = await wavesOf(db, design.stored.id);
      const { q = '', skip = 0 } = request.query;
      const shown =
        wave === undefined ? await beforeDraw(db, design, language) : await afterDraw(db, design, wave, q.trim(), skip);
      return sendPage(reply, samplePage(design.campaign, shown, language), design.campaign.rehearsal);
    },
  );
}

async function beforeDraw(db: Database, design: Design, language: Language): Promise<BeforeDraw> {
  const words = frameWords(language);
  const preview = await viewPreview(db, design);
  const seed = String(valueAt(design.data, ['sampling', 'seed']) ?? '');
  const beacon = valueAt(design.data, ['sampling', 'beacon']);
  const drawable = preview?.kind === 'preview' ? preview : null;
  return {
    kind: 'before',
    commitment: createHash('sha256').update(seed, 'utf8').digest('hex'),
    beacon: typeof beacon === 'string' ? beacon : null,
    strata: drawable?.strata ?? [],
    arms: drawable?.arms ?? 0,
    size: drawable?.sampleSize ?? 0,
    obstacle:
      drawable !== null
        ? null
        : preview?.kind === 'not_drawable'
          ? words.notDrawable(preview.why, preview.wanted, preview.available)
          : words.strataLater,
  };
}

async function afterDraw(
  db: Database,
  { stored }: Design,
  wave: { readonly id: string; readonly number: number },
  search: string,
  skip: number,
): Promise<AfterDraw> {
  const waveId = wave.id;
  const { seed, frame, drawn } = await drawFacts(db, waveId);
  const sampling = valueAt(stored.protocol, ['sampling']) === undefined ? null : stored.protocol.sampling;
  const again = sampling === null ? null : drawSample(frame, sampling, seed);
  const same = again?.kind === 'drawn' ? again.drawn.map(({ unit }) => unit.domain).toSorted() : [];
  const rows = await sampledStudios(db, waveId, { search, skip, limit: onPage + 1 });
  return {
    kind: 'after',
    seed,
    // A later wave may be a panel or volunteers, which no draw of the whole frame gives.
    repeated: wave.number === 1 ? same.join(' ') === drawn.toSorted().join(' ') : null,
    frame: frame.length,
    drawn: drawn.length,
    balance: await armBalance(db, waveId),
    against: await frameAgainstSample(db, waveId),
    rows: rows.slice(0, onPage),
    search,
    next: rows.length > onPage ? skip + onPage : null,
  };
}
