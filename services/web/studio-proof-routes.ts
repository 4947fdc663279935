import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Api, ApiDeps } from '../api/api.ts';
import { lookDeps, plainDoor } from '../api/studio/studio-door.ts';
import { askMail, domainOfMail } from '../releases/benchmark/proof/confirm-mail.ts';
import {
  askProof,
  openProof,
  type Proved,
  proveByLook,
  proveByMail,
} from '../releases/benchmark/proof/prove-domain.ts';
import { ROLES } from '../releases/benchmark/proof/role-address.ts';
import { leaveSession, startSessionByKey } from '../releases/benchmark/studio-session.ts';
import { studioDoorPage, studioLetterPage, studioProofPage } from './pages/studio-door-page.ts';
import { langQuery } from './request-language.ts';
import { frameOf, goTo, keep, secretOf, send, studioOf } from './studio-request.ts';
import type { StudioTold } from './words/studio-words.ts';

const TOLD = [
  'not_found',
  'too_often',
  'unknown',
  'mail_sent',
  'mail_too_often',
  'role_missing',
  'key_wrong',
  'left',
] as const;
const toldQuery = Type.Object({ ...langQuery, told: Type.Optional(Type.Enum([...TOLD])) });
const querystring = Type.Object(langQuery);
const token = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) });
const hide = true;
const form = <Field extends string>(field: Field, maxLength: number) =>
  Type.Object({ [field]: Type.String({ maxLength, default: '' }) } as Record<Field, ReturnType<typeof Type.String>>);
/** Posts of one caller a minute; the limits by domain lie in the database. */
const config = { rateLimit: { max: 30, timeWindow: '1 minute' } };

/** The door: asks for a domain, tells three ways to prove it, and lets in who did. Nothing here looks into any frame or sample. */
export function studioProofRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const door = deps.studio ?? plainDoor;

  app.post(
    '/studio/domain',
    { config, schema: { hide, querystring, body: form('domain', 300) } },
    async (request, reply) => {
      const { domain: typed } = request.body;
      const asked = await askProof(db, typed);
      if (asked.kind === 'refused') return doorAgain(request, reply, typed, asked.why);
      keep(deps, reply, 'proof', asked.secret);
      return goTo(request, reply, '/studio/proof');
    },
  );

  app.post('/studio/key', { config, schema: { hide, querystring, body: form('key', 100) } }, async (request, reply) => {
    const session = await startSessionByKey(db, request.body.key.trim());
    if (session === null) return goTo(request, reply, '/studio?told=key_wrong');
    keep(deps, reply, 'session', session);
    return goTo(request, reply, '/studio');
  });

  app.get('/studio/proof', { schema: { hide, querystring: toldQuery } }, async (request, reply) => {
    const secret = secretOf(deps, request, 'proof');
    const open = secret === null ? null : await openProof(db, secret);
    if (secret === null || open === null) return goTo(request, reply, '/studio');
    const frame = await frameOf(deps, request, '/studio/proof');
    const shown = { domain: open.domain, secret, mail: door.mail, told: request.query.told };
    return send(reply, studioProofPage(frame, shown));
  });

  app.post(
    '/studio/letter',
    { config, schema: { hide, querystring, body: form('role', 40) } },
    async (request, reply) => {
      const secret = secretOf(deps, request, 'proof');
      const open = secret === null ? null : await openProof(db, secret);
      if (open === null) return goTo(request, reply, '/studio?told=unknown');
      const role = ROLES.find((one) => one === request.body.role);
      if (role === undefined || !door.mail) return goTo(request, reply, '/studio/proof?told=role_missing');
      const { kind } = await askMail(db, { domain: open.domain, role, purpose: 'proof' });
      return goTo(request, reply, `/studio/proof?told=${kind === 'asked' ? 'mail_sent' : 'mail_too_often'}`);
    },
  );

  app.post(
    '/studio/look',
    { config, schema: { hide, querystring, body: form('method', 10) } },
    async (request, reply) => {
      const secret = secretOf(deps, request, 'proof') ?? '';
      const method = request.body.method === 'file' ? 'file' : 'dns';
      return enter(request, reply, await proveByLook(db, secret, method, lookDeps(door)));
    },
  );

  app.post('/studio/again', { schema: { hide, querystring } }, async (request, reply) => {
    keep(deps, reply, 'proof', null);
    return goTo(request, reply, '/studio');
  });

  // Scanners of mail open links: looking at the page proves nothing, pressing its button does.
  app.get('/studio/mail/:token', { schema: { hide, querystring, params: token } }, async (request, reply) => {
    const domain = await domainOfMail(db, request.params.token, 'proof');
    if (domain === null) return goTo(request, reply, '/studio?told=unknown');
    const frame = await frameOf(deps, request, `/studio/mail/${request.params.token}`);
    return send(reply, studioLetterPage(frame, domain));
  });
  app.post('/studio/mail/:token', { config, schema: { hide, querystring, params: token } }, async (request, reply) =>
    enter(request, reply, await proveByMail(db, request.params.token)),
  );

  app.post('/studio/leave', { schema: { hide, querystring } }, async (request, reply) => {
    const studio = await studioOf(deps, request);
    if (studio !== null) await leaveSession(db, studio);
    keep(deps, reply, 'session', null);
    return goTo(request, reply, '/studio?told=left');
  });

  async function enter(request: FastifyRequest, reply: FastifyReply, proved: Proved): Promise<FastifyReply> {
    if (proved.kind === 'unknown') return goTo(request, reply, '/studio?told=unknown');
    if (proved.kind !== 'proved') return goTo(request, reply, `/studio/proof?told=${proved.kind}`);
    keep(deps, reply, 'proof', null);
    keep(deps, reply, 'session', proved.session);
    return goTo(request, reply, '/studio');
  }

  async function doorAgain(request: FastifyRequest, reply: FastifyReply, typed: string, told: StudioTold) {
    const frame = await frameOf(deps, request, '/studio');
    return send(reply, studioDoorPage(frame, { typed, told }), 400);
  }
}
