import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { saveDraft, storable } from '../../design/drafts/save-draft.ts';
import { type Draft, findDraft } from '../../design/drafts/store.ts';
import { editSource } from '../../design/protocol/edit-source.ts';
import { readSource } from '../../design/protocol/read-source.ts';
import { dateTime } from '../../releases/words/number-words.ts';
import { checkPanel } from '../pages/research/check-panel.ts';
import { type ProtocolShown, protocolPage } from '../pages/research/protocol-page.ts';
import { languageOf } from '../request-language.ts';
import { editorWords } from '../words/research-editor-words.ts';
import { type Design, loadDesign, viewFrame } from './load-design.ts';
import { protocolFields } from './protocol-fields.ts';
import { checkText, sectionsShown } from './protocol-view.ts';
import {
  actorOf,
  doneQuery,
  formBody,
  formBytes,
  hide,
  mayDesign,
  one,
  sendPage,
  sendTo,
  slugParams,
} from './request-parts.ts';
import { changedFields, listEdit } from './typed-fields.ts';

type Said = ProtocolShown['said'];

/** The protocol of a campaign as a form beside its source. What was typed is never lost: not by a fault, not by another editor. */
export function protocolRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const path = '/campaigns/:slug/protocol';
  const schema = { hide, params: slugParams, querystring: doneQuery };
  const design = requireAccess(deps, 'design');

  app.get(path, { onRequest: requireAccess(deps, 'read'), schema }, async (request, reply) => {
    const found = await loadDesign(db, request.params.slug);
    if (found === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
    const words = editorWords(languageOf(request));
    const said: Record<string, Said[number]> = {
      in_force: { text: words.inForce, kind: 'done' },
      faulty: { text: words.kept, kind: 'warn' },
      id_differs: { text: words.idDiffers, kind: 'warn' },
    };
    const told = said[request.query.done ?? ''];
    return show(request, reply, found, {
      source: found.draft.source,
      typed: null,
      said: told === undefined ? [] : [told],
    });
  });

  app.post(
    `${path}/check`,
    { onRequest: design, bodyLimit: formBytes, schema: { ...schema, body: formBody } },
    async (request, reply) => {
      const found = await loadDesign(db, request.params.slug);
      if (found === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      const { source } = await typedSource(found, request.body);
      const frame = await viewFrame(db, found);
      const checked = checkText(source, frame?.merged?.units.length ?? null);
      return sendPage(reply, checkPanel(checked, languageOf(request)), found.campaign.rehearsal);
    },
  );

  app.post(
    path,
    { onRequest: design, bodyLimit: formBytes, schema: { ...schema, body: formBody } },
    async (request, reply) => {
      const found = await loadDesign(db, request.params.slug);
      if (found === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      const language = languageOf(request);
      const words = editorWords(language);
      const { source, merged, base, seen } = await typedSource(found, request.body);
      const warn = (text: string): Said => [{ text, kind: 'warn' }];
      if (!merged)
        return show(request, reply.code(422), found, {
          ...{ source, typed: request.body, base, seen },
          said: warn(words.notMerged),
        });
      const button = one(request.body, 'do');
      if (button === 'check') return show(request, reply, found, { source, typed: null, base, said: [] });
      const data = readSource(source, 'yaml').data;
      const edit = listEdit(button, data, protocolFields(data));
      const edited = edit === null ? null : editSource(source, [edit]);
      const saved = await saveDraft(db, {
        campaignId: found.stored.id,
        actor: actorOf(request),
        source: edited?.kind === 'edited' ? edited.source : source,
        base: base.version,
      });
      if (saved.kind === 'saved')
        return sendTo(reply, `/campaigns/${found.campaign.slug}/protocol`, language, saved.protocol);
      if (saved.kind === 'refused')
        return show(request, reply.code(409), found, {
          ...{ source, typed: null, base },
          said: warn(words.refused[saved.why]),
        });
      const { theirs } = saved;
      const text = words.conflict(theirs.savedBy, dateTime(theirs.savedAt.toISOString(), language));
      // Saving once more is then a decision: the form stands on their version from here on.
      return show(request, reply.code(409), found, {
        ...{ source, typed: null, base: theirs, theirs: theirs.source },
        said: warn(text),
      });
    },
  );

  /** What was typed as one text: the typed source with the fields that were changed against the version that the form was made of. */
  async function typedSource({ stored, draft }: Design, body: unknown): Promise<Typed> {
    const version = Number(one(body, 'version'));
    const base = Number.isInteger(version) ? await findDraft(db, stored.id, version) : null;
    const from = base ?? draft;
    // A page that showed a text that was not saved says which, or its fields would all look changed.
    const seen = storable(one(body, 'seen')) || null;
    const data = readSource(seen ?? from.source, 'yaml').data;
    const typed = storable(one(body, 'source'));
    const changes = changedFields(data, protocolFields(data), body);
    const edited = editSource(typed, changes);
    if (edited.kind === 'edited') return { source: edited.source, merged: true, base: from, seen };
    return { source: typed, merged: changes.length === 0, base: from, seen };
  }

  async function show(request: FastifyRequest, reply: FastifyReply, found: Design, wish: Wish): Promise<FastifyReply> {
    const language = languageOf(request);
    const { source, typed, said, theirs = null, base = found.draft } = wish;
    const frame = await viewFrame(db, found);
    const known = source === found.draft.source ? found.checked : undefined;
    const checked = checkText(source, frame?.merged?.units.length ?? null, known);
    // Where the typed text cannot be read, the form is that of the version it began with, holding what was typed.
    const basis = typed === null ? source : (wish.seen ?? base.source);
    const data = readSource(basis, 'yaml').data;
    const shown: ProtocolShown = {
      campaign: found.campaign,
      editable: found.open && mayDesign(request),
      version: base.version,
      savedBy: base.savedBy,
      savedAt: base.savedAt,
      source,
      seen: basis === base.source ? null : basis,
      sections: sectionsShown({ data, typed, checked }, language),
      checked,
      said,
      theirs,
    };
    return sendPage(reply, protocolPage(shown, language), found.campaign.rehearsal);
  }
}

type Typed = {
  readonly source: string;
  readonly merged: boolean;
  readonly base: Draft;
  readonly seen: string | null;
};
type Wish = {
  readonly source: string;
  readonly typed: unknown;
  readonly base?: Draft;
  readonly seen?: string | null;
  readonly theirs?: string;
  readonly said: Said;
};
