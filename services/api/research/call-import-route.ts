import { namedColumns } from '../../inbox/calls/exports/named-columns.ts';
import { maxExportBytes } from '../../inbox/calls/exports/read-call.ts';
import { importCalls } from '../../inbox/calls/import-calls.ts';
import type { Api, ApiDeps } from '../api.ts';
import { requireAccess } from '../auth/require-access.ts';
import { commonProblems, sendProblem } from '../errors/problem-details.ts';
import { importedSchema, importQuery } from './call-schemas.ts';

const mostFaults = 1_000;

/** Exports of exchanges, in the formats of their providers. */
export function callImportRoute(app: Api, deps: ApiDeps): void {
  app.post(
    '/calls/imports',
    {
      onRequest: requireAccess(deps, 'calls'),
      bodyLimit: maxExportBytes,
      schema: {
        tags: ['calls'],
        summary: 'Import call records as an exchange exports them',
        description: `Body: text/csv, at most ${maxExportBytes / 1e6} MB, in the layout that \`format\` names. The same file can be sent again. Needs the scopes \`read\` and \`calls\`.`,
        consumes: ['text/csv'],
        querystring: importQuery,
        response: { 200: importedSchema, ...commonProblems },
      },
    },
    async (request, reply) => {
      if (!Buffer.isBuffer(request.body))
        return sendProblem(reply, 'MEDIA_TYPE_UNSUPPORTED', { detail: 'Send text/csv.' });
      const { source, format, zone, country } = request.query;
      const columns = request.query.columns === undefined ? {} : namedColumns(request.query.columns);
      if (columns === null || (format === 'mapped') !== (request.query.columns !== undefined))
        return sendProblem(reply, 'REQUEST_INVALID', {
          errors: [
            { at: 'querystring/columns', message: 'belongs to format=mapped: start=Date,from=Caller,to=Called' },
          ],
        });
      const settings = zone === undefined ? {} : { settings: { timeZone: zone, country } };
      const by = request.caller?.name ?? 'unknown';
      const done = await importCalls(deps.db, { source, format, columns, bytes: request.body, by, ...settings });
      switch (done.kind) {
        case 'imported': {
          const { kind: _, faults, ...counts } = done;
          return { ...counts, faultCount: faults.length, faults: faults.slice(0, mostFaults) };
        }
        case 'source_unknown':
          return sendProblem(reply, 'CALL_SOURCE_UNKNOWN', { detail: source });
        case 'settings_differ':
          return sendProblem(reply, 'CALL_SOURCE_SETTLED', { detail: `${done.known.timeZone}, ${done.known.country}` });
        case 'zone_unknown':
          return sendProblem(reply, 'REQUEST_INVALID', {
            errors: [{ at: 'querystring/zone', message: 'is no time zone' }],
          });
        case 'columns_missing':
          return sendProblem(reply, 'REQUEST_INVALID', {
            errors: done.columns.map((name) => ({ at: 'body', message: `has no column ${name}` })),
          });
        case 'too_large':
          return sendProblem(reply, 'BODY_TOO_LARGE');
      }
    },
  );
}
