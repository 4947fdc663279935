import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { beginFactor, confirmFactor, dropFactor, waitingFactor } from '../../design/people/enrol-factor.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { toAccount } from './account-view.ts';
import { factorPage, recoveryPage } from './factor-page.ts';
import { passwordAgain } from './password-again.ts';
import { personOf, sendOwnPage } from './person-of.ts';

const querystring = Type.Object(langQuery);
const closed = { additionalProperties: false } as const;
const typed = Type.String({ maxLength: 400 });
const beginBody = Type.Object({ act: Type.Literal('begin'), factorPassword: Type.Optional(typed) }, closed);
const codeBody = Type.Object({ code: Type.String({ maxLength: 20 }) }, closed);
const removeBody = Type.Object({ factorPassword: typed }, closed);
const hide = true;

/** Setting up the second factor: a secret, its first code, recovery codes; and removing it. Both take the password. */
export function factorRoutes(app: Api, deps: ApiDeps): void {
  const { db, evidence } = deps;
  const path = '/account/second-factor';
  app.post(`${path}/begin`, { schema: { hide, querystring, body: beginBody } }, async (request, reply) => {
    if (evidence === undefined) return sendProblem(reply, 'ROUTE_UNKNOWN');
    const refused = await passwordAgain(deps, request, reply, 'factorPassword', request.body.factorPassword);
    if (refused !== null) return refused;
    await beginFactor({ db, masterKeys: evidence.masterKeys }, personOf(request).userId);
    return reply.redirect(`${path}?lang=${languageOf(request)}`, 303);
  });
  app.get(path, { schema: { hide, querystring } }, async (request, reply) => {
    const { userId, email } = personOf(request);
    const secret = evidence === undefined ? null : await waitingFactor({ db, masterKeys: evidence.masterKeys }, userId);
    if (secret === null) return reply.redirect(`/account?lang=${languageOf(request)}`, 303);
    return sendOwnPage(reply, factorPage({ secret, email, wrong: false }, languageOf(request)));
  });
  app.post(path, { schema: { hide, querystring, body: codeBody } }, async (request, reply) => {
    if (evidence === undefined) return sendProblem(reply, 'ROUTE_UNKNOWN');
    const vault = { db, masterKeys: evidence.masterKeys };
    const { userId, email } = personOf(request);
    const codes = await confirmFactor(vault, userId, request.body.code);
    if (codes !== null) return sendOwnPage(reply, recoveryPage(codes, languageOf(request)));
    const secret = await waitingFactor(vault, userId);
    if (secret === null) return reply.redirect(`/account?lang=${languageOf(request)}`, 303);
    return sendOwnPage(reply.code(400), factorPage({ secret, email, wrong: true }, languageOf(request)));
  });
  app.post(`${path}/remove`, { schema: { hide, querystring, body: removeBody } }, async (request, reply) => {
    const { userId, email } = personOf(request);
    const refused = await passwordAgain(deps, request, reply, 'factorPassword', request.body.factorPassword);
    if (refused !== null) return refused;
    await dropFactor(db, userId, email);
    return toAccount(request, reply, 'factor_off');
  });
}
