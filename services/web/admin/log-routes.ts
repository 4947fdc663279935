import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { findActs, kindsOfActs, type LogQuery } from '../../api/people/store.ts';
import { askingPool, auditHead } from '../../platform/audit/store.ts';
import { csvTable } from '../../platform/csv-table.ts';
import { sendOwnPage } from '../account/person-of.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { logPage } from './log-page.ts';

const SHOWN = 50;
const EXPORTED = 50_000;
const day = Type.String({ pattern: '^(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?$', default: '' });
const querystring = Type.Object({
  ...langQuery,
  search: Type.String({ maxLength: 100, default: '' }),
  action: Type.String({ maxLength: 80, default: '' }),
  from: day,
  to: day,
  before: Type.Optional(Type.Integer({ minimum: 1 })),
});
const hide = true;

/** The audit log: search and pages in the address, and what was found as CSV. */
export function logRoutes(app: Api, { db }: ApiDeps): void {
  app.get('/admin/log', { schema: { hide, querystring } }, async (request, reply) => {
    const query = queryOf(request.query);
    const acts = await findActs(db, query, SHOWN + 1);
    const head = await auditHead(askingPool(db));
    const shown = { acts: acts.slice(0, SHOWN), query, kinds: await kindsOfActs(db), more: acts.length > SHOWN, head };
    return sendOwnPage(reply, logPage(shown, languageOf(request)));
  });
  app.get('/admin/log.csv', { schema: { hide, querystring } }, async (request, reply) => {
    const acts = await findActs(db, queryOf(request.query), EXPORTED);
    const rows = acts.map((act) => ({ ...act, at: act.at.toISOString() }));
    return reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="audit-log.csv"')
      .send(csvTable(['id', 'at', 'actor', 'action', 'subject', 'detail'], rows));
  });
}

type Typed = { search: string; action: string; from: string; to: string; before?: number };

/** Days that no calendar has are taken as not given. */
function queryOf({ search, action, from, to, before = 0 }: Typed): LogQuery {
  const real = (given: string) => {
    const at = new Date(`${given}T00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(given) ? given : '';
  };
  return { search: search.trim(), action, from: real(from), to: real(to), before: before === 0 ? null : before };
}
