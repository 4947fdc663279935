import Type from 'typebox';
import type { Api, ApiDeps } from '../api/api.ts';
import { plainDoor } from '../api/studio/studio-door.ts';
import { proveAuditRequest, requestAudit } from '../design/volunteers/request-audit.ts';
import { fieldTime } from '../platform/clock/field-clock.ts';
import { auditsOf } from '../releases/benchmark/benchmark.ts';
import { hasOptedOut, optOut, optOutByMail } from '../releases/benchmark/opt-out.ts';
import { askMail, domainOfMail } from '../releases/benchmark/proof/confirm-mail.ts';
import { ROLES } from '../releases/benchmark/proof/role-address.ts';
import { studioDomain } from '../releases/benchmark/proof/studio-domain.ts';
import type { Session } from '../releases/benchmark/store/sessions.ts';
import { studioDoorPage } from './pages/studio-door-page.ts';
import { optOutConfirmPage, optOutDonePage, publicOptOutPage } from './pages/studio-opt-out-page.ts';
import { type AskedKind, studioRoomPage } from './pages/studio-room-page.ts';
import { langQuery, languageOf } from './request-language.ts';
import { frameOf, goTo, keep, send, studioOf } from './studio-request.ts';
import type { StudioTold } from './words/studio-words.ts';

const ASKED = ['noted', 'asked_before', 'opted_out'] as const;
const TOLD = ['too_often', 'unknown', 'key_wrong', 'left', 'mail_sent', 'no_audit'] as const;
const querystring = Type.Object({
  ...langQuery,
  asked: Type.Optional(Type.Enum([...ASKED])),
  told: Type.Optional(Type.Enum([...TOLD])),
});
const token = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) });
const text = (maxLength: number) => Type.String({ maxLength, default: '' });
const hide = true;
const config = { rateLimit: { max: 30, timeWindow: '1 minute' } };

/** The studio's own room, what it may ask for, and the opt-out that is open to everybody. */
export function studioRoomRoutes(app: Api, deps: ApiDeps): void {
  const { db } = deps;
  const mail = (deps.studio ?? plainDoor).mail;

  app.get('/studio', { schema: { hide, querystring } }, async (request, reply) => {
    const studio = await studioOf(deps, request);
    const frame = await frameOf(deps, request, '/studio');
    if (studio === null) return send(reply, studioDoorPage(frame, { typed: '', told: request.query.told }));
    return send(
      reply,
      studioRoomPage(frame, { ...(await room(studio, request.query.asked, '')), told: request.query.told }),
    );
  });

  app.post(
    '/studio/ask',
    { config, schema: { hide, querystring, body: Type.Object({ email: text(254) }) } },
    async (request, reply) => {
      const studio = await studioOf(deps, request);
      if (studio === null) return goTo(request, reply, '/studio');
      const { domain, proof } = studio;
      const { email } = request.body;
      const { now } = await fieldTime(db);
      const asked = await requestAudit(db, { domain, email, language: languageOf(request), now });
      if (asked.kind === 'refused') {
        const frame = await frameOf(deps, request, '/studio');
        return send(reply, studioRoomPage(frame, await room(studio, 'email_invalid', email)), 400);
      }
      await proveAuditRequest(db, { domain, email, proof, now });
      return goTo(request, reply, `/studio?asked=${asked.kind}`);
    },
  );

  app.get('/studio/opt-out', { schema: { hide, querystring } }, async (request, reply) => {
    const studio = await studioOf(deps, request);
    if (studio === null) return goTo(request, reply, '/opt-out');
    return send(reply, optOutConfirmPage(await frameOf(deps, request, '/studio/opt-out'), studio.domain));
  });
  app.post('/studio/opt-out', { config, schema: { hide, querystring } }, async (request, reply) => {
    const studio = await studioOf(deps, request);
    if (studio === null) return goTo(request, reply, '/opt-out');
    await optOut(db, studio.domain, 'session');
    keep(deps, reply, 'session', null);
    return send(reply, optOutDonePage(await frameOf(deps, request, '/opt-out'), studio.domain));
  });

  app.get('/opt-out', { schema: { hide, querystring } }, async (request, reply) => {
    const frame = await frameOf(deps, request, '/opt-out');
    return send(reply, publicOptOutPage(frame, { typed: '', mail, told: request.query.told }));
  });
  app.post(
    '/opt-out',
    { config, schema: { hide, querystring, body: Type.Object({ domain: text(300), role: text(40) }) } },
    async (request, reply) => {
      const typed = request.body.domain;
      const told = await askOptOut(typed, request.body.role);
      if (told === 'mail_sent') return goTo(request, reply, '/opt-out?told=mail_sent');
      const frame = await frameOf(deps, request, '/opt-out');
      return send(reply, publicOptOutPage(frame, { typed, mail, told }), 400);
    },
  );
  app.get('/opt-out/:token', { schema: { hide, querystring, params: token } }, async (request, reply) => {
    const domain = await domainOfMail(db, request.params.token, 'opt_out');
    if (domain === null) return goTo(request, reply, '/opt-out?told=unknown');
    return send(reply, optOutConfirmPage(await frameOf(deps, request, `/opt-out/${request.params.token}`), domain));
  });
  app.post('/opt-out/:token', { config, schema: { hide, querystring, params: token } }, async (request, reply) => {
    const domain = await optOutByMail(db, request.params.token);
    if (domain === null) return goTo(request, reply, '/opt-out?told=unknown');
    return send(reply, optOutDonePage(await frameOf(deps, request, '/opt-out'), domain));
  });

  /** The same answer for every domain that can be written to, sampled or not, opted out or not. */
  async function askOptOut(typed: string, asked: string): Promise<StudioTold> {
    const read = studioDomain(typed);
    if (read.kind === 'refused') return read.why;
    const role = ROLES.find((one) => one === asked);
    if (role === undefined || !mail) return 'role_missing';
    const { kind } = await askMail(db, { domain: read.domain, role, purpose: 'opt_out' });
    return kind === 'asked' ? 'mail_sent' : 'mail_too_often';
  }

  async function room({ domain, proof }: Session, asked: AskedKind | undefined, email: string) {
    const audits = await auditsOf(db, { domain });
    return { domain, proof, audits, optedOut: await hasOptedOut(db, domain), asked, email };
  }
}
