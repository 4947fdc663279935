import Type from 'typebox';
import { storedRankings } from '../../design/frames/store.ts';
import { debriefOfWave } from '../../field/follow-ups/debrief-of-wave.ts';
import { debriefReasons } from '../../field/follow-ups/debrief-reasons.ts';
import { openDebrief } from '../../field/follow-ups/open-debrief.ts';
import { preflightOf } from '../../field/inquiries/preflight-of-campaign.ts';
import { DISPOSITIONS } from '../../measures/outcome/dispositions.ts';
import { allCalendars } from '../../releases/calendars/calendars-of.ts';
import { changeDisposition } from '../../releases/close/change-disposition.ts';
import type { Api, ApiDeps } from '../api.ts';
import { requireAccess } from '../auth/require-access.ts';
import { commonProblems, sendProblem } from '../errors/problem-details.ts';
import { actOn, ofCampaign, sha256, words } from './act-on-campaign.ts';
import { moment, orNull, uuid, waveQuery } from './row-schemas.ts';
import { findCampaign, wavesOf } from './store/campaigns.ts';

const closed = { additionalProperties: false } as const;
const preflightSchema = Type.Object({
  protocolHash: sha256,
  clear: Type.Boolean({ description: 'Nothing keeps it from being launched.' }),
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      state: Type.Enum(['ready', 'warning', 'fault']),
      found: Type.String(),
      remedy: orNull(Type.String()),
    }),
  ),
});
const count = Type.Integer();
const debriefSchema = Type.Object({
  openedAt: orNull(moment('Field time; null: not opened yet.')),
  ...{ contacted: count, waiting: count, confirmed: count, uncertain: count, notSent: count },
  ...{ silent: count, silentTold: count, answeredByMail: count, optedOut: count },
  gaveReason: Type.Integer({ description: 'n of the table of reasons.' }),
  unseen: Type.Integer({ description: 'Who say that the inquiry never came before their eyes.' }),
  reasons: Type.Array(Type.Object({ reason: Type.Enum([...debriefReasons]), studios: count })),
  minutes: Type.Number({ description: 'Of the studios’ time, counted apart.' }),
});
const dispositionBody = Type.Object(
  { to: Type.Enum(DISPOSITIONS.map(({ name }) => name)), reason: words('Why the rule is overruled.') },
  closed,
);

/** The look before a launch, and what comes after the responses: debrief and overruled dispositions. */
export async function closingRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const { db, config } = deps;
  app.get(
    '/campaigns/:slug/preflight',
    {
      onRequest: requireAccess(deps, 'design'),
      schema: {
        tags: ['design'],
        summary: 'Everything to be seen to before a launch, all at once, with what to do',
        description: 'Power and burden are told from the rankings that were uploaded to the campaign.',
        params: ofCampaign,
        response: { 200: preflightSchema, ...commonProblems },
      },
    },
    (request, reply) =>
      actOn(deps, request, reply, async ({ campaign }) => {
        const files = await storedRankings(db, campaign.id);
        const calendars = await allCalendars(db);
        const found = await preflightOf(db, { campaign, files, calendars, mail: config.mail ?? null });
        return { ...found, items: [...found.items] };
      }),
  );
  app.get(
    '/campaigns/:slug/debrief',
    {
      schema: {
        tags: ['campaigns'],
        summary: 'Who was told what the inquiry was, and why the silent were silent',
        params: ofCampaign,
        querystring: Type.Object(waveQuery, closed),
        response: { 200: debriefSchema, ...commonProblems },
      },
    },
    async (request, reply) => {
      const campaign = await findCampaign(db, request.params.slug);
      if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      const waves = await wavesOf(db, campaign.id);
      const wave = waves.find(({ number }) => number === (request.query.wave ?? waves[0]?.number));
      if (wave === undefined) return sendProblem(reply, 'WAVE_UNKNOWN');
      const facts = await debriefOfWave(db, wave.id as Parameters<typeof debriefOfWave>[1]);
      return { ...facts, openedAt: facts.openedAt?.toISOString() ?? null, reasons: [...facts.reasons] };
    },
  );
  app.post(
    '/campaigns/:slug/debrief',
    {
      onRequest: requireAccess(deps, 'design'),
      schema: {
        tags: ['campaigns'],
        summary: 'Open the debrief of a wave: every studio that was written to is told, once',
        description: 'Only after the responses are closed and the silence stage is over.',
        params: ofCampaign,
        body: Type.Object(waveQuery, closed),
        response: { 200: Type.Object({ opened: Type.Boolean() }, closed), ...commonProblems },
      },
    },
    (request, reply) =>
      actOn(deps, request, reply, async ({ campaign, actor }) => {
        const { wave: number } = request.body;
        const opening = { campaignId: campaign.id, actor, publicUrl: config.publicUrl };
        const outcome = await openDebrief(db, { ...opening, ...(number === undefined ? {} : { number }) });
        if (outcome.kind === 'refused') return sendProblem(reply, 'ACT_REFUSED', { detail: outcome.why });
        return { opened: outcome.kind === 'opened' };
      }),
  );
  app.post(
    '/inquiries/:id/disposition',
    {
      onRequest: requireAccess(deps, 'design'),
      schema: {
        tags: ['inquiries'],
        summary: 'Overrule the disposition that the rule gave, before a release is built',
        description: 'The rule’s own stays on record; the reason is kept and the act logged.',
        params: Type.Object({ id: uuid }),
        body: dispositionBody,
        response: { 200: Type.Object({ from: Type.String(), to: Type.String() }, closed), ...commonProblems },
      },
    },
    async (request, reply) => {
      const actor = request.caller?.user?.id;
      if (actor === undefined) return sendProblem(reply, 'KEY_MISSING');
      const outcome = await changeDisposition(db, { inquiryId: request.params.id, actor, ...request.body });
      if (outcome.kind === 'changed') return { from: outcome.from, to: outcome.to };
      return outcome.why === 'inquiry_unknown'
        ? sendProblem(reply, 'INQUIRY_UNKNOWN')
        : sendProblem(reply, 'ACT_REFUSED', { detail: outcome.why });
    },
  );
}
