import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { campaignSorts, searchCampaigns } from '../../api/research/store/campaign-list.ts';
import { createCampaign } from '../../design/campaigns/create-campaign.ts';
import { campaignIdOf, worldFits } from '../../design/campaigns/store.ts';
import { storable } from '../../design/drafts/save-draft.ts';
import { findDraft } from '../../design/drafts/store.ts';
import { editSource } from '../../design/protocol/edit-source.ts';
import { templateSource, templates } from '../../design/protocol/templates.ts';
import type { Database } from '../../platform/database/connect.ts';
import { newSecret } from '../../platform/ids.ts';
import type { Language } from '../../releases/words/language.ts';
import { campaignsPage } from '../pages/research/campaigns-page.ts';
import type { FormFault } from '../pages/research/form-parts.ts';
import { type NewCampaignForm, newCampaignPage } from '../pages/research/new-campaign-page.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { campaignWords } from '../words/research-campaign-words.ts';
import { actorOf, formBody, formBytes, hide, one, query, sendPage, sendTo } from './request-parts.ts';

const onPage = 50;
const listQuery = Type.Object({
  ...langQuery,
  q: Type.Optional(Type.String({ maxLength: 100 })),
  state: Type.Optional(Type.Enum(['', 'draft', 'approved', 'running', 'paused', 'closed'])),
  sort: Type.Optional(Type.Enum([...campaignSorts])),
  skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
});

/** The list of campaigns, and the form that begins one. */
export function listRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  app.get(
    '/campaigns',
    { onRequest: requireAccess(deps, 'read'), schema: { hide, querystring: listQuery } },
    async (request, reply) => {
      const { q = '', state = '', sort = 'newest', skip = 0 } = request.query;
      const wish = { search: q.trim(), state: state === '' ? null : state, sort, skip, limit: onPage };
      const rows = await searchCampaigns(db, { ...wish, limit: onPage + 1 });
      const list = { wish, rows: rows.slice(0, onPage), more: rows.length > onPage };
      return sendPage(
        reply,
        campaignsPage(list, languageOf(request)),
        rows.some(({ rehearsal }) => rehearsal),
      );
    },
  );

  app.get(
    '/campaigns/new',
    { onRequest: requireAccess(deps, 'design'), schema: { hide, querystring: query } },
    async (request, reply) => {
      const language = languageOf(request);
      const typed = { slug: '', title: '', from: language === 'ru' ? 'petersburg-2014' : 'starter', own: '' };
      const rehearsal = await worldFits(db, true);
      const copies = await copiesOf(db);
      return sendPage(reply, newCampaignPage({ typed, faults: [], copies, rehearsal }, language), rehearsal);
    },
  );

  app.post(
    '/campaigns/new',
    {
      onRequest: requireAccess(deps, 'design'),
      bodyLimit: formBytes,
      schema: { hide, querystring: query, body: formBody },
    },
    async (request, reply) => {
      const language = languageOf(request);
      const [slug, title, from, own] = (['slug', 'title', 'from', 'own'] as const).map((name) =>
        one(request.body, name),
      );
      const typed = { slug: slug?.trim() ?? '', title: title?.trim() ?? '', from: from ?? '', own: own ?? '' };
      const rehearsal = await worldFits(db, true);
      const faults = [...shapeFaults(typed, language)];
      const source = faults.length > 0 ? null : await sourceFor(db, typed);
      if (source !== null) {
        const created = await createCampaign(db, { source, format: 'yaml', actor: actorOf(request), rehearsal });
        if (created.kind === 'created') return sendTo(reply, `/campaigns/${created.slug}`, language);
        const words = campaignWords(language);
        if (created.kind === 'slug_taken') faults.push({ field: 'slug', message: words.slugTaken });
        else
          faults.push(
            ...created.findings.slice(0, 50).map(({ line, column, message, remedy }) => ({
              field: 'own',
              message: `${words.line(line, column)}: ${message} ${remedy}`,
            })),
          );
      }
      const copies = await copiesOf(db);
      return sendPage(reply.code(422), newCampaignPage({ typed, faults, copies, rehearsal }, language), rehearsal);
    },
  );
}

function shapeFaults({ slug, title }: NewCampaignForm, language: Language): FormFault[] {
  const words = campaignWords(language);
  return [
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(slug) && slug.length <= 40 && slug !== 'new'
      ? []
      : [{ field: 'slug', message: words.slugShape }]),
    ...(title === '' || title.length > 200 ? [{ field: 'title', message: words.titleMissing }] : []),
  ];
}

/** The text to begin with, under its new name and with a seed of its own; a text that cannot be edited is checked as it is. */
async function sourceFor(db: Database, { slug, title, from, own }: NewCampaignForm): Promise<string> {
  const template = templates.find((name) => name === from);
  const copied = from.startsWith('copy:') ? await campaignIdOf(db, from.slice('copy:'.length)) : null;
  const text =
    template !== undefined
      ? templateSource(template)
      : copied !== null
        ? ((await findDraft(db, copied))?.source ?? '')
        : storable(own);
  const seed = from === 'own' ? [] : [{ path: ['sampling', 'seed'], value: newSecret() }];
  const edited = editSource(text, [{ path: ['id'], value: slug }, { path: ['title'], value: title }, ...seed]);
  return edited.kind === 'edited' ? edited.source : text;
}

async function copiesOf(db: Database): Promise<{ slug: string; title: string }[]> {
  const rows = await searchCampaigns(db, { search: '', state: null, sort: 'newest', skip: 0, limit: 20 });
  return rows.map(({ slug, title }) => ({ slug, title }));
}
