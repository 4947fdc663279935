import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { worldFits } from '../../design/campaigns/store.ts';
import { importRates } from '../../reading/normalise/import-rates.ts';
import { importCalendar } from '../../releases/calendars/import-calendar.ts';
import { currentCalendars } from '../../releases/calendars/store.ts';
import { type ImportShown, importPage } from '../pages/research/import-page.ts';
import { languageOf } from '../request-language.ts';
import { type ImportWords, importWords } from '../words/research-import-words.ts';
import { formParts, hide, query, sendPage } from './request-parts.ts';

const largest = 20_000_000;
const shownLines = 200;
type Told = Pick<ImportShown, 'taken' | 'leftOut' | 'refused'>;
type Sent = { readonly name: string; readonly bytes: Buffer | null; readonly fields: Readonly<Record<string, string>> };
type Work = (sent: Sent & { bytes: Buffer }, by: string, words: ImportWords) => Promise<Told>;

/** Exchange rates and production calendars, which hold for all campaigns. */
export function importRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const onRequest = requireAccess(deps, 'design');
  const schema = { hide, querystring: query };
  const nothing = { taken: null, leftOut: [], refused: [] };

  app.get('/imports', { onRequest, schema }, async (request, reply) =>
    show(request, reply, nothing, { 'rates-into': 'RUB', 'calendar-country': 'RU' }),
  );
  take('rates', async ({ bytes, fields }, by, words) => {
    const done = await importRates(db, {
      bytes,
      source: fields.source ?? '',
      into: (fields.into ?? '').toUpperCase(),
      by,
    });
    if (done.kind === 'too_large') return { ...nothing, refused: [words.tooLarge] };
    if (done.kind === 'differs')
      return {
        ...nothing,
        refused: done.clashes
          .slice(0, shownLines)
          .map(({ currency, on, source }) => words.differs(currency, on, source)),
      };
    const leftOut = done.faults.slice(0, shownLines).map(({ line, problem }) => `${words.line(line)}: ${problem}`);
    return { taken: done.stored, leftOut, refused: [] };
  });
  take('calendar', async ({ name, bytes, fields }, by, words) => {
    const terms = { country: fields.country?.toUpperCase() ?? null, source: fields.source ?? null, expected: null, by };
    const done = await importCalendar(db, { name, bytes }, terms);
    if (done.kind === 'imported') return { ...nothing, taken: done.calendars.length };
    return {
      ...nothing,
      refused: done.faults.slice(0, shownLines).map(({ line, fault }) => `${words.line(line)}: ${fault}`),
    };
  });

  function take(what: 'rates' | 'calendar', work: Work): void {
    app.post(`/imports/${what}`, { onRequest, bodyLimit: largest, schema }, async (request, reply) => {
      const words = importWords(languageOf(request));
      const sent = await sentFile(request);
      const typed = Object.fromEntries(Object.entries(sent.fields).map(([name, value]) => [`${what}-${name}`, value]));
      const lacking = [
        ...(sent.bytes === null || sent.bytes.length === 0 ? [words.noFile] : []),
        ...(sent.fields.source ? [] : [words.noSource]),
      ];
      const told =
        lacking.length > 0 || sent.bytes === null
          ? { ...nothing, refused: lacking }
          : await work({ ...sent, bytes: sent.bytes }, request.caller?.name ?? 'unknown', words);
      return show(request, told.refused.length > 0 ? reply.code(422) : reply, told, typed);
    });
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    told: Told,
    typed: ImportShown['typed'],
  ): Promise<FastifyReply> {
    const rehearsal = await worldFits(db, true);
    const shown = { ...told, typed, rehearsal, calendars: await currentCalendars(db) };
    return sendPage(reply, importPage(shown, languageOf(request)), rehearsal);
  }
}

/** The fields and the one file of a form; a file that is too large has no bytes. */
async function sentFile(request: FastifyRequest): Promise<Sent> {
  const fields: Record<string, string> = {};
  let name = '';
  let bytes: Buffer | null = null;
  for await (const part of formParts(request)) {
    if (part.type === 'file') {
      name = part.filename;
      bytes = await part.toBuffer().catch(() => null);
    } else if (typeof part.value === 'string') fields[part.fieldname] = part.value.trim();
  }
  return { name, bytes, fields };
}
