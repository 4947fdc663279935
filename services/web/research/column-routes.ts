import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { firstRows } from '../../design/frames/first-rows.ts';
import { inspectRanking } from '../../design/frames/inspect-ranking.ts';
import { readRanking } from '../../design/frames/read-ranking.ts';
import { valueAt } from '../../design/protocol/edit-source.ts';
import type { Frame } from '../../design/protocol/schema/protocol.ts';
import type { Language } from '../../releases/words/language.ts';
import { columnsPage, rankingFields, type TypedRanking } from '../pages/research/columns-page.ts';
import type { FormFault } from '../pages/research/form-parts.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { frameWords } from '../words/research-frame-words.ts';
import { type Design, framesOf, loadDesign } from './load-design.ts';
import { actorOf, formBody, hide, one, sendPage, sendTo, slugParams } from './request-parts.ts';
import { saveEdits } from './save-edits.ts';
import { suggestedRanking, typedRanking } from './typed-ranking.ts';

const shownRows = 8;
const querystring = Type.Object({ ...langQuery, file: Type.String({ minLength: 1, maxLength: 255 }) });
const typedFields = [
  ...rankingFields.map((name) => `column.${name}`),
  'id',
  'source',
  'obtainedAt',
  'language',
  'country',
];

/** Which column of a ranking holds what: saved into the protocol's `frames`, with the hash of the file. */
export function columnRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const path = '/campaigns/:slug/frame/columns';
  const onRequest = requireAccess(deps, 'design');
  const schema = { hide, params: slugParams, querystring };

  app.get(path, { onRequest, schema }, async (request, reply) => {
    const found = await find(request.params.slug, request.query.file);
    if (found === null) return sendProblem(reply, 'ROUTE_UNKNOWN');
    const known = framesOf(found.design.data).find(({ frame }) => frame.file === request.query.file)?.frame ?? null;
    const today = new Date().toISOString().slice(0, 10);
    const typed = suggestedRanking(request.query.file, found.headers, known, today);
    return show(reply, found, typed, [], languageOf(request));
  });

  app.post(path, { onRequest, schema: { ...schema, body: formBody } }, async (request, reply) => {
    const language = languageOf(request);
    const words = frameWords(language);
    const { slug } = request.params;
    const found = await find(slug, request.query.file);
    if (found === null) return sendProblem(reply, 'ROUTE_UNKNOWN');
    const { design, file, bytes } = found;
    const typed = Object.fromEntries(typedFields.map((name) => [name, one(request.body, name)]));
    const others = framesOf(design.data).flatMap(({ frame }) => (frame.file === file ? [] : [frame]));
    const standing = others.filter((frame) => design.files.has(frame.file)).map(({ id }) => id);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const read = typedRanking(typed, { file, sha256, others: standing }, words);
    if (read.kind === 'faulty') return show(reply.code(422), found, typed, read.faults, language);
    const ranking = await readRanking(bytes, read.frame);
    if (ranking.kind === 'refused') {
      const message = `${words.fileFaults[ranking.why] ?? ranking.why}: ${ranking.detail}`;
      return show(reply.code(422), found, typed, [{ field: 'column.name', message }], language);
    }
    const edits = [{ path: ['frames', placeOf(design, file)], value: read.frame }];
    const saved = await saveEdits(db, design, edits, actorOf(request));
    const fault = saved === 'saved' ? null : saved === 'unreadable' ? words.unreadable : words.conflict;
    if (fault !== null)
      return show(reply.code(422), found, typed, [{ field: 'column.name', message: fault }], language);
    const next = [...design.files.keys()].find(
      (other) => other !== file && !framesOf(design.data).some(({ frame }) => frame.file === other),
    );
    const where = next === undefined ? '' : `/columns?file=${encodeURIComponent(next)}`;
    return sendTo(reply, `/campaigns/${slug}/frame${where}`, language);
  });

  async function find(slug: string, file: string): Promise<Found | null> {
    const design = await loadDesign(db, slug);
    const bytes = design?.files.get(file);
    if (design === null || bytes === undefined || !design.open) return null;
    const look = inspectRanking(bytes);
    const [headers = [], ...rows] = firstRows(bytes, shownRows);
    return look === null
      ? null
      : { design, file, bytes, headers, rows, encoding: look.encoding, delimiter: look.delimiter };
  }
}

type Found = {
  readonly design: Design;
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly encoding: string;
  readonly delimiter: string;
};

/** The entry of the same file, else the first one that a template named and nobody uploaded, else behind the last. */
function placeOf({ data, files }: Design, file: string): number {
  const frames = valueAt(data, ['frames']);
  const list: readonly Partial<Frame>[] = Array.isArray(frames) ? frames : [];
  const same = list.findIndex((frame) => frame?.file === file);
  if (same >= 0) return same;
  const vacant = list.findIndex((frame) => typeof frame?.file !== 'string' || !files.has(frame.file));
  return vacant >= 0 ? vacant : list.length;
}

function show(
  reply: FastifyReply,
  { design, ...rest }: Found,
  typed: TypedRanking,
  faults: readonly FormFault[],
  language: Language,
): FastifyReply {
  const { campaign } = design;
  return sendPage(reply, columnsPage({ campaign, ...rest, typed, faults }, language), campaign.rehearsal);
}
