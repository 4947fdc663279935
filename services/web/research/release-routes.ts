import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { type CampaignRow, findCampaign, wavesOf } from '../../api/research/store/campaigns.ts';
import { previewRelease, publishRelease } from '../../releases/release/advance-release.ts';
import { buildRelease, type ReleaseDeps } from '../../releases/release/build-release.ts';
import type { ReleaseDocument } from '../../releases/release/release-document.ts';
import { documentOf, listReleases } from '../../releases/release/store.ts';
import { faultName, releasePage } from '../pages/research/release-page.ts';
import { languageOf } from '../request-language.ts';
import { type CloseWords, closeWords } from '../words/research-close-words.ts';
import { actorOf, formBody, hide, one, query, sendPage, sendTo, slugParams } from './request-parts.ts';

/** The release builder: completeness, what will be hidden, build, preview to the studios, publication. */
export function releaseRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const onRequest = requireAccess(deps, 'release');
  const schema = { hide, params: slugParams, querystring: query };
  const store: ReleaseDeps | null = deps.evidence === undefined ? null : { db, ...deps.evidence };

  app.get('/campaigns/:slug/release', { onRequest, schema }, async (request, reply) => {
    const campaign = await findCampaign(db, request.params.slug);
    return campaign === null ? sendProblem(reply, 'CAMPAIGN_UNKNOWN') : show(request, reply, campaign, []);
  });

  act('build', async (release, request, campaign, words) => {
    const author = one(request.body, 'author').trim() || (request.caller?.name ?? '');
    const [wave] = await wavesOf(db, campaign.id);
    const wanted = wave === undefined ? {} : { wave: wave.number };
    const built = await buildRelease(release, {
      campaign: campaign.slug,
      ...wanted,
      authors: [author],
      actor: actorOf(request),
    });
    if (built.kind === 'built') return [];
    return built.kind === 'refused' ? [words.refusals[built.why] ?? built.why] : [...built.faults];
  });
  for (const [name, work] of [
    ['preview', previewRelease],
    ['publish', publishRelease],
  ] as const)
    act(name, async (release, request, campaign, words) => {
      if (name === 'publish' && one(request.body, 'confirm') !== 'yes') return [words.refusals.must_confirm ?? ''];
      const version = Number.parseInt(one(request.body, 'version'), 10) || 0;
      const named = one(request.body, 'release');
      const head = (await versionsOf(campaign)).find((held) => held.slug === named && held.version === version);
      if (head === undefined) return [faultName('RELEASE_UNKNOWN', words)];
      const done = await work(release, { slug: head.slug, version, actor: actorOf(request) });
      if (done.kind === 'embargoed') return [`${faultName('EMBARGO', words)}: ${done.until}`];
      return done.kind === 'done'
        ? []
        : done.refusals.map(({ code, detail }) => `${faultName(code, words)}: ${detail}`);
    });

  type Work = (
    release: ReleaseDeps,
    request: FastifyRequest,
    campaign: CampaignRow,
    words: CloseWords,
  ) => Promise<string[]>;

  function act(name: string, work: Work): void {
    app.post(
      `/campaigns/:slug/release/${name}`,
      { onRequest, schema: { ...schema, body: formBody } },
      async (request, reply) => {
        const campaign = await findCampaign(db, request.params.slug);
        if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
        const language = languageOf(request);
        if (store === null) return show(request, reply.code(409), campaign, [closeWords(language).noStore]);
        const faults = await work(store, request, campaign, closeWords(language));
        if (faults.length > 0) return show(request, reply.code(409), campaign, faults);
        return sendTo(reply, `/campaigns/${campaign.slug}/release`, language);
      },
    );
  }

  async function versionsOf({ slug }: CampaignRow) {
    const ours = new RegExp(`^${slug}-w\\d+$`, 'u');
    return (await listReleases(db, false)).filter((one) => ours.test(one.slug));
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    campaign: CampaignRow,
    faults: readonly string[],
  ): Promise<FastifyReply> {
    const [wave] = await wavesOf(db, campaign.id);
    const versions = await versionsOf(campaign);
    const head = versions.toSorted((a, b) => b.builtAt.getTime() - a.builtAt.getTime() || b.version - a.version)[0];
    const bytes = head === undefined ? null : await documentOf(db, head.id);
    const looked =
      head === undefined || bytes === null ? null : { head, document: JSON.parse(bytes) as ReleaseDocument };
    const author = one(request.body, 'author') || (request.caller?.name ?? '');
    const frozen = wave !== undefined && wave.fieldClosedAt !== null;
    const shown = { campaign, frozen, canBuild: store !== null, versions, author, looked, faults };
    return sendPage(reply, releasePage(shown, languageOf(request)), campaign.rehearsal);
  }
}
