import type { FastifyError } from 'fastify';
import type { Api } from '../api.ts';
import { type ProblemExtra, sendProblem } from './problem-details.ts';
import type { ProblemCode } from './problems.ts';

/** Codes of Fastify itself and of its plugins, told by their own stable code. */
const BY_FASTIFY_CODE: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'MEDIA_TYPE_UNSUPPORTED',
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'BODY_UNREADABLE',
  FST_ERR_CTP_INVALID_JSON_BODY: 'BODY_UNREADABLE',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'BODY_UNREADABLE',
};
/** What callers caused, by status: plugins (forms with files, limits) have codes of their own. */
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'BODY_UNREADABLE',
  406: 'MEDIA_TYPE_UNSUPPORTED',
  413: 'BODY_TOO_LARGE',
  429: 'TOO_MANY_REQUESTS',
};

/** Every error leaves as problem details; what the caller did not cause is logged with its cause and hidden from him. */
export function answerErrors(app: Api): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error.validation !== undefined) return sendProblem(reply, 'REQUEST_INVALID', faultsOf(error));
    const known = BY_FASTIFY_CODE[error.code] ?? BY_STATUS[error.statusCode ?? 500];
    if (known !== undefined) return sendProblem(reply, known);
    request.log.error({ err: error, route: request.routeOptions.url }, 'request.failed');
    return sendProblem(reply, 'INTERNAL');
  });
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, 'ROUTE_UNKNOWN'));
}

function faultsOf(error: FastifyError): ProblemExtra {
  return {
    errors: (error.validation ?? []).map((fault) => ({
      at: `${error.validationContext ?? 'request'}${fault.instancePath}`,
      message: fault.message ?? 'does not fit',
    })),
  };
}
